/**
 * Verifies the files of a promoted model where workers read them ({@code Distribution}), and says which model self-play may use
 * ({@code Distributed}).
 */
package org.ringrift.jobs.driver.distribute;
