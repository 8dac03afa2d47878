/**
 * Statistics that decide: win rate intervals, sequential tests, ratings and the promotion gate. Everything here is a
 * pure function of its arguments, with the same result to the last bit for the same input in any order.
 */
package org.ringrift.rating;
