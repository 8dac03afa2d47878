/** A checker of linearizability: whether what concurrent processes heard could have been heard one after the other. */
package org.ringrift.jobs.linear;
