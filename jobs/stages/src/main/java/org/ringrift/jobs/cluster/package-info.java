/** What a task and a stage know of the cluster they run on: the device that Spark gave, and how much of one to ask for. */
package org.ringrift.jobs.cluster;
