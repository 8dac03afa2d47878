/** What a GPU gives: a net alone, the same net behind self-play of many tasks, and training. */
package org.ringrift.jobs.bench.gpu;
