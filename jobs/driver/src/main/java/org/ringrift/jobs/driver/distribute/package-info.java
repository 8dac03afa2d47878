/**
 * Verifies the files of a promoted model where workers read them ({@code Distribution}), before self-play uses it ({@code
 * Distributed}).
 */
package org.ringrift.jobs.driver.distribute;
