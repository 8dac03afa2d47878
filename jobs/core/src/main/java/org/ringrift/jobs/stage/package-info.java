/** The one shape that all stages have: a request, a preview, a run that is recorded, a report. */
package org.ringrift.jobs.stage;
