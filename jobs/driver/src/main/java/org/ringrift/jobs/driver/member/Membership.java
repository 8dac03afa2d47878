package org.ringrift.jobs.driver.member;

import java.util.List;

/** Who else is there. Safe for use by several threads. */
public interface Membership extends AutoCloseable {
    /** Where nobody tells. */
    Membership NONE = new Membership() {
        @Override
        public List<Member> members() {
            return List.of();
        }

        @Override
        public void close() {
            // there is nothing to leave
        }
    };

    /** Other machines that are there, and those that were within the last hour; by name. */
    List<Member> members();

    /** Leaves, and tells the others. */
    @Override
    void close();
}
