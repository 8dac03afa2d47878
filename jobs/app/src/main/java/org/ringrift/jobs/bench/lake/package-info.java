/** Measures a large warehouse of generated games: its size, the recipes of the guide, its upkeep, and a dataset of its newest games. */
package org.ringrift.jobs.bench.lake;
