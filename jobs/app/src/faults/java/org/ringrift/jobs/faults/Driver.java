package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ringrift.jobs.cluster.TestCluster.Submission;

/**
 * A stage that runs on the cluster, seen from outside.
 *
 * @param stage its name
 * @param submission its driver
 * @param journal file of the {@link TaskJournal} in it
 */
record Driver(String stage, Submission submission, Path journal) {
    private static final Pattern HANGS =
            Pattern.compile("task (\\d+) of stage (\\d+) on executor \\d+ made no progress for");

    private static final long LOOK_MILLISECONDS = 50;
    private static final long PATIENCE_MINUTES = 5;

    @FunctionalInterface
    private interface Question<T> {
        Optional<T> ask() throws IOException;
    }

    /** Its tasks from the first one on that works on the stage: not those that open tables. */
    Tasks tasks() throws IOException {
        if (!Files.exists(journal)) {
            return new Tasks(List.of());
        }
        String text = Files.readString(journal);
        List<TaskEvent> events = new ArrayList<>();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            TaskEvent event = TaskJournal.JSON.readValue(line, TaskEvent.class);
            if (!events.isEmpty() || event.doing().startsWith(stage + " ")) {
                events.add(event);
            }
        }
        return new Tasks(events);
    }

    /**
     * Waits for something that its tasks do.
     *
     * @param wanted finds it
     * @return what was found; empty if the driver has ended before
     */
    <T> Optional<T> awaitTasks(Function<Tasks, Optional<T>> wanted) throws IOException, InterruptedException {
        return await(() -> wanted.apply(tasks()));
    }

    /**
     * Waits until it says that one of the tasks that work on the stage hangs.
     *
     * @return the start of that attempt; empty if the driver has ended before
     */
    Optional<TaskEvent> awaitHang() throws IOException, InterruptedException {
        return await(() -> {
            List<TaskEvent> events = tasks().events();
            return HANGS.matcher(said())
                    .results()
                    .flatMap(line -> events.stream()
                            .filter(event -> event.started() && event.doing().contains(stage + " "))
                            .filter(event -> event.partition() == Integer.parseInt(line.group(1))
                                    && event.stage() == Integer.parseInt(line.group(2))))
                    .findFirst();
        });
    }

    private <T> Optional<T> await(Question<T> question) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Optional<T> answer = question.ask();
        while (answer.isEmpty() && !submission.process().waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            assertThat(System.nanoTime() - start)
                    .as("still waiting, and the driver has said: %s", said())
                    .isLessThan(TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES));
            answer = question.ask();
        }
        return answer;
    }

    /** Everything that it has printed. */
    String said() throws IOException {
        return Files.readString(submission.log());
    }

    /** Waits until it has done its work. */
    JsonNode report() throws IOException, InterruptedException {
        boolean ended = submission.process().waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        String said = said();
        assertThat(ended).as(said).isTrue();
        assertThat(submission.process().exitValue()).as(said).isZero();
        return TaskJournal.JSON.readTree(
                said.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow());
    }
}
