/** The rules of RingRift, exact: states of a game, legal moves, and what a move does. */
package org.ringrift.rules;
