/** Drawings: axes with round numbers, and SVG documents that need nothing but themselves. */
package org.ringrift.jobs.chart;
