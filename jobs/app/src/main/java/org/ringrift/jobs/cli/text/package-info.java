/** What the commands print for people: tables, plans and reports. */
package org.ringrift.jobs.cli.text;
