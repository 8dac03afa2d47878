/** Requests to stages as values: flat records that are written as JSON and read back, field by field. */
package org.ringrift.jobs.request;
