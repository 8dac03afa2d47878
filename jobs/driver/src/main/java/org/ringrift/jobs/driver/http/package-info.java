/** What a driver shows of itself by HTTP on the machine's own address: health, readiness, status and metrics. Read only. */
package org.ringrift.jobs.driver.http;
