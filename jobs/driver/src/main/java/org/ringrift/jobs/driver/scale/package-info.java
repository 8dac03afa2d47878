/**
 * Whether executors and work fit together: which executors idle while work waits, and how many there should be. Decisions are
 * pure functions; {@link org.ringrift.jobs.driver.scale.SparkExecutors} asks Spark.
 */
package org.ringrift.jobs.driver.scale;
