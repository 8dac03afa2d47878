package org.ringrift.jobs.faults;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the tasks of a driver have done so far.
 *
 * @param events in their order
 */
record Tasks(List<TaskEvent> events) {
    /** Number of attempts that have ended. */
    int ended() {
        return (int) events.stream().filter(event -> !event.started()).count();
    }

    /** Attempts that have ended without their work done. */
    List<TaskEvent> lost() {
        return events.stream().filter(TaskEvent::lost).toList();
    }

    /** Starts of the attempts that run. */
    Stream<TaskEvent> running() {
        return events.stream()
                .filter(TaskEvent::started)
                .filter(start -> events.stream().noneMatch(end -> !end.started() && end.task() == start.task()));
    }

    /** Starts of the attempts at some work. */
    List<TaskEvent> attempts(TaskEvent work) {
        return events.stream().filter(TaskEvent::started).filter(work::sameWork).toList();
    }

    /** Starts of copies of attempts that ran. */
    List<TaskEvent> copies() {
        return events.stream()
                .filter(event -> event.started() && event.speculative())
                .toList();
    }

    /** Tasks of a stage whose work is done. */
    int done(int stage) {
        return (int) events.stream()
                .filter(event -> event.succeeded() && event.stage() == stage)
                .count();
    }

    /** Whether another executor has done a task of its stage, and so has all that these tasks need. */
    boolean othersCanDo(TaskEvent task) {
        return events.stream()
                .anyMatch(event -> event.succeeded()
                        && event.stage() == task.stage()
                        && !event.executor().equals(task.executor()));
    }

    /** Where the last task before a stage ran: there lies what that stage reads. */
    Optional<String> source(int stage) {
        return events.stream()
                .filter(event -> event.succeeded() && event.stage() < stage)
                .reduce((first, second) -> second)
                .map(TaskEvent::executor);
    }
}
