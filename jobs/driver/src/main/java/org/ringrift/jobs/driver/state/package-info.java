/** What planning knows of each configuration, read from committed tables by a few queries. */
package org.ringrift.jobs.driver.state;
