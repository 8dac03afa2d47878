/** Keeps the tables of a warehouse quick to read: merges small files, and deletes old ones that nobody needs. */
package org.ringrift.jobs.maintain;
