/**
 * What a driver shows of itself by HTTP on the machine's own address: health, readiness, status, metrics, services and machines;
 * and the starting and stopping of services, for programs of this machine alone.
 */
package org.ringrift.jobs.driver.http;
