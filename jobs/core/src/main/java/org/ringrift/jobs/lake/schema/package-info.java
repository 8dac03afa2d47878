/** Rows of the tables as records, each column with its meaning and limits, and how records become rows. */
package org.ringrift.jobs.lake.schema;
