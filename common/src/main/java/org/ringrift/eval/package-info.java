/**
 * What a search asks of a judge of positions: a request of frames and legal moves, answered by priors and values. It lies
 * below both the encoders and the searches.
 */
package org.ringrift.eval;
