/** Evaluation games, ratings and verdicts: the stages behind {@code evaluate} and {@code match}. */
package org.ringrift.jobs.evaluate;
