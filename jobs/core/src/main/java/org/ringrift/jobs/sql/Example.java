package org.ringrift.jobs.sql;

import java.io.Serializable;

/**
 * What a description shows.
 *
 * @param query a statement that works in any session
 * @param result the text of its one value
 */
record Example(String query, String result) implements Serializable {}
