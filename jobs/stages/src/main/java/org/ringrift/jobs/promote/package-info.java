/** Changes of the production model, each justified from the tables and made by one commit. */
package org.ringrift.jobs.promote;
