/** What a driver does so that warehouses of several sites hold the same: when is brought what to which one. */
package org.ringrift.jobs.sites;
