/** Which versions of a table can be read. */
package org.ringrift.jobs.lake.version;
