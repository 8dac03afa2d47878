/** Spark sessions with the settings that RingRift needs. */
package org.ringrift.jobs.spark;
