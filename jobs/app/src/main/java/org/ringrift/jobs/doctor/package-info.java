/** What this machine and installation can do: facts, read once, and what follows from them for the stages. */
package org.ringrift.jobs.doctor;
