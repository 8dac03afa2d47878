/**
 * Watches whether the production model plays worse than the one before it, and rolls it back where the evidence suffices:
 * {@code RegressionRule} decides, {@code EvidenceReader} reads, {@code RegressionWatch} reacts.
 */
package org.ringrift.jobs.driver.regress;
