/** The warehouse of Delta tables as a whole: opened, upgraded, and registered under the names of SQL. */
package org.ringrift.jobs.lake;
