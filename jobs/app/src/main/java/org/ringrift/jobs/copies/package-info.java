/**
 * How many sites have each row and file, and how those that too few have come to more of them.
 */
package org.ringrift.jobs.copies;
