/** Measures what a lever of learning is worth: two pipelines of the same budget, one without it, whose last models play. */
package org.ringrift.jobs.ablation;
