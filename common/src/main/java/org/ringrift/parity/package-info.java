/** Replays games that RingRift recorded and tells where the rules differ. */
package org.ringrift.parity;
