/** Boards as tables made once: cells, neighbours, lines, rows of text and the symmetries of each board. */
package org.ringrift.board;
