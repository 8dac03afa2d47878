/** The command {@code driver}: keeps the loops of configurations turning. */
package org.ringrift.jobs.cli.driver;
