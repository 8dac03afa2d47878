package org.ringrift.jobs.driver.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer to a request.
 *
 * @param status of HTTP
 * @param type its content type
 * @param body text, in UTF-8
 */
record Reply(int status, String type, String body) {
    static final int OK = 200;
    static final int ACCEPTED = 202;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int INTERNAL_ERROR = 500;
    static final int UNAVAILABLE = 503;

    static Reply json(int status, JsonNode body) {
        return new Reply(status, "application/json; charset=utf-8", body.toString() + "\n");
    }

    static Reply error(int status, String sentence) {
        return json(status, StatusJson.error(sentence));
    }

    static Reply verdict(Verdict verdict, String good, String bad) {
        return json(verdict.good() ? OK : UNAVAILABLE, StatusJson.verdict(verdict, good, bad));
    }
}
