/** Delta tables: creation, upgrade, versions, and appends that happen once however often they are tried. */
package org.ringrift.jobs.lake.delta;
