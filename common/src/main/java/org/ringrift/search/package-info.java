/** Gumbel AlphaZero search in preallocated trees, over any judge of positions. */
package org.ringrift.search;
