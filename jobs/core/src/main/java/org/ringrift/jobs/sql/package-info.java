/** RingRift in any Spark session: the tables and views of a warehouse by name, and functions over games and results. */
package org.ringrift.jobs.sql;
