/** Games played in Spark tasks: who sits where, nets shared by the games of a task, waves and their commits. */
package org.ringrift.jobs.play;
