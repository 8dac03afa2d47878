/**
 * Who leads: a lease that one process at a time holds, with an epoch that grows whenever another takes it, and fences by which
 * tables refuse what older epochs still want to write.
 */
package org.ringrift.jobs.lease;
