/**
 * Whether the files that tables name are there and whole: they are looked at again and again, damaged ones are put aside, and
 * good copies put in their place where there is a second warehouse.
 */
package org.ringrift.jobs.driver.integrity;
