/** Brings rows and files of one warehouse to another one, by what they are: see docs/decisions/0025-sync-by-identity.md. */
package org.ringrift.jobs.sync;
