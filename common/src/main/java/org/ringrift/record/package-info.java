/** A finished game as a value: moves, seats, opening, result, and its JSON. */
package org.ringrift.record;
