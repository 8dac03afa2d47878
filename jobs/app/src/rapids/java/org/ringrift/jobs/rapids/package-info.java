/** The packed jar beside RAPIDS. */
package org.ringrift.jobs.rapids;
