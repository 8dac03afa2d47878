/**
 * Which games are evidence for what, and what they say: shared by the stages that play evaluation games and the one
 * that decides on them. Numbers are always counted from a committed version of {@code matches}.
 */
package org.ringrift.jobs.evidence;
