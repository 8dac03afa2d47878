/**
 * The loop for one configuration, in one process: what its stages are asked for, by a driver for ever or by a pipeline that ends,
 * and how large its rounds are.
 */
package org.ringrift.jobs.pipeline;
