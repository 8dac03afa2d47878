/**
 * Players of a game, from random ones to searches by nets: what they are called, what they decide, and an arena for
 * them.
 */
package org.ringrift.player;
