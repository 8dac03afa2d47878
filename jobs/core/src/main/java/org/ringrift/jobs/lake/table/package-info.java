/** The tables by name, each with the reads and writes that it serves. */
package org.ringrift.jobs.lake.table;
