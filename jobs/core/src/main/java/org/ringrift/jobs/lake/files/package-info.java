/** Files of a warehouse beside the tables, on any file system, and what their failures mean. */
package org.ringrift.jobs.lake.files;
