/** What a process takes from its machine and must not depend on: the name of its user, the locale, folders for libraries. */
package org.ringrift.jobs.host;
