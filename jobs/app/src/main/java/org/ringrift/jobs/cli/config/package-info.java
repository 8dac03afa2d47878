/** Options from a configuration file, checked as those of the command line are. */
package org.ringrift.jobs.cli.config;
