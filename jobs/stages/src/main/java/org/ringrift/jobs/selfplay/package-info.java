/** Stage selfplay: games of a configuration, played in waves and written once. */
package org.ringrift.jobs.selfplay;
