/** What a driver's background loops do where they need the stages: ratings follow matches, and models get their evaluations. */
package org.ringrift.jobs.upkeep;
