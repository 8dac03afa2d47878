/**
 * The frozen heuristic, version 1: one ply over hand-made terms (docs/heuristic.md). All ratings are anchored at it, so
 * neither a formula nor a weight of this package ever changes; a better heuristic is a new version beside this one.
 */
package org.ringrift.heuristic;
