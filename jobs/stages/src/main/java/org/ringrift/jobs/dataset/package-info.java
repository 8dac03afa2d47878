/**
 * Training data from recorded games: games are chosen at a version of the table {@code games}, replayed and verified,
 * split by game into training and validation, and written as NPZ shards. Layout: {@code docs/reference/npz.md}.
 */
package org.ringrift.jobs.dataset;
