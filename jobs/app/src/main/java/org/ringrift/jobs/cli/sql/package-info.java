/** {@code ringrift sql}: questions to the tables, from a command line, a file or a prompt, and their results in three forms. */
package org.ringrift.jobs.cli.sql;
