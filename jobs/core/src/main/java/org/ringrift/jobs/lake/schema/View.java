package org.ringrift.jobs.lake.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A view for a common question. Its definition, with a comment on each column, is the resource {@code <name>.sql} beside
 * this class.
 *
 * @param name name in the catalog {@code ringrift}
 * @param sql the statement that makes it
 */
public record View(String name, String sql) {
    /** All views; none uses a later one. */
    public static final List<View> ALL = Stream.of(
                    "game_moves", "leaderboard", "win_rates", "production_models", "lineage", "pipeline_status")
            .map(View::load)
            .toList();

    private static View load(String name) {
        try (InputStream in = View.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("Cannot find the definition of view " + name + " in the program.");
            }
            return new View(name, new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the definition of view " + name + ".", e);
        }
    }
}
