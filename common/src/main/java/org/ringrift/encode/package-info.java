/**
 * Positions, moves and results as numbers for nets: feature planes, global features, policy indices and value targets,
 * with the symmetries of the boards. The layouts are described in {@code docs/reference/encoding.md}.
 */
package org.ringrift.encode;
