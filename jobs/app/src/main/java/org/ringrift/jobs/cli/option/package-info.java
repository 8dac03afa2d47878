/** Groups of options that several commands share. */
package org.ringrift.jobs.cli.option;
