/** How long players think about a move, and with how many simulations a search without a net thinks as long as one with a net. */
package org.ringrift.jobs.bench.moves;
