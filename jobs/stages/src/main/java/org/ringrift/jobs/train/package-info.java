/**
 * Trains nets on datasets: the files of a dataset are verified and mapped into memory in one Spark task, which uses the
 * device that Spark gave it, keeps a checkpoint after every epoch and stores the best weights as a model.
 */
package org.ringrift.jobs.train;
