/** Queries of users over the tables and their versions, and the reference page of the tables. */
package org.ringrift.jobs.lake.sql;
