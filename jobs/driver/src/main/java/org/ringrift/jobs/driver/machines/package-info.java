/**
 * The machines of a driver's Spark application, as its executors tell of them: how well each is, and for what it is best. What is
 * remembered and what is reported are pure functions; {@link org.ringrift.jobs.driver.machines.MachineWatch} asks Spark.
 */
package org.ringrift.jobs.driver.machines;
