/** The commands: each reads its options, runs a stage, and prints what came of it. */
package org.ringrift.jobs.cli;
