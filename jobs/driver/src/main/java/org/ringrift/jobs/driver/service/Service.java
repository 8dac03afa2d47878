package org.ringrift.jobs.driver.service;

import java.util.Set;

/** A part of a driver that is started and keeps running. It is called by one thread at a time. */
public interface Service {
    /** How much depends on a service. */
    enum Importance {
        /** The rest can do without it for hours. */
        NORMAL,
        /** Without it little works: it is checked more often, and tried again sooner. */
        CRITICAL
    }

    /** Unlike that of any other, in lower case with hyphens. */
    String name();

    /** Names of the services that must run before this one starts; always the same. */
    Set<String> dependsOn();

    /** How much depends on it. */
    default Importance importance() {
        return Importance.NORMAL;
    }

    /**
     * Starts; when this returns, the service runs.
     *
     * @throws org.ringrift.UserError if it can never start as things are, such as with a wrong setting: it is not tried again
     *     before somebody asks for it
     * @throws Exception if it cannot start now; the message says why
     */
    void start() throws Exception;

    /**
     * Stops; called also for a service that has failed, or whose start has, and does then what is left to do.
     *
     * @throws Exception if something may be left behind; the message says what
     */
    void stop() throws Exception;

    /**
     * Looks whether the service does its work. Takes seconds at most.
     *
     * @throws Exception if it does not; the message says why
     */
    void check() throws Exception;
}
