/**
 * What every part of RingRift shares: the two kinds of failure that a person sees ({@link org.ringrift.UserError},
 * {@link org.ringrift.StageFailure}) and the one way in which seeds are derived ({@link org.ringrift.Seeds}).
 *
 * <p>This module is plain Java: nothing in it knows Spark or Delta.
 */
package org.ringrift;
