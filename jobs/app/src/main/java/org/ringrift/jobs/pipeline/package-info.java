/** One iteration of the loop in one process: self-play, dataset, training, evaluation, promotion. */
package org.ringrift.jobs.pipeline;
