/**
 * Whether the loop is learning: what the tables say about every evaluated candidate of a configuration, as one curve over
 * time, and its drawing. Only reads.
 */
package org.ringrift.jobs.learning;
