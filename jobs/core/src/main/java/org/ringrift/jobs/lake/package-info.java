/** The warehouse of Delta tables as a whole: opened and upgraded. */
package org.ringrift.jobs.lake;
