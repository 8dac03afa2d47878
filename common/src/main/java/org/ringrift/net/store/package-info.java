/** Trained nets as files, named by the hash of their content. */
package org.ringrift.net.store;
