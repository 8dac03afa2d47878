package org.ringrift.jobs.selfplay;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.json.JSONOptions;
import org.apache.spark.sql.catalyst.json.JacksonGenerator;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.RowMapper;
import org.ringrift.jobs.lake.table.GamesTable;
import org.ringrift.jobs.play.GameKeeper;
import org.ringrift.jobs.play.PlayedGame;
import scala.Function1;

/**
 * Keeps finished games as files of a warehouse until they are rows of it, so that a machine which is taken away takes no finished game
 * with it. A task writes what it has finished every few seconds, as a new file that appears under its name whole; {@link
 * JournaledGames} makes rows of the files and deletes them. A game may be in several files, and in the table besides: games are
 * known by their identity.
 *
 * @param warehouse location of the warehouse that keeps the files
 * @param hadoop configuration of its file system
 * @param rows what the rows of the games have in common
 */
record GameJournal(String warehouse, SerializableConfiguration hadoop, GameRows rows) implements GameKeeper {
    /** When a file is begun: a game is to be in one within 5 s of its end. */
    private static final Duration BEGIN = Duration.ofSeconds(3);

    /** How times are written, to the microsecond, and read. */
    static final String TIMES_OPTION = "timestampFormat";

    static final String TIMES = "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX";

    private static final String FOLDER = "journal";
    private static final String SUFFIX = ".jsonl";

    /** Where a warehouse has the files. */
    static Path folder(Warehouse warehouse) {
        return new Path(warehouse.root(), FOLDER);
    }

    /** Whether a file is one of these, and complete. */
    static boolean names(Path file) {
        return file.getName().endsWith(SUFFIX) && !file.getName().startsWith(".");
    }

    @Override
    public Keeping begin() {
        return new Files(Warehouse.at(warehouse, hadoop.value()), rows);
    }

    /** The files of one task. */
    private static final class Files implements Keeping {
        private static final StructType SCHEMA = GamesTable.SPEC.schema();
        private static final JSONOptions JSON =
                new JSONOptions(new scala.collection.immutable.Map.Map1<>(TIMES_OPTION, TIMES), "UTC", "");

        private final Function1<Object, Object> toCatalyst = CatalystTypeConverters.createToCatalystConverter(SCHEMA);
        private final FileSystem fileSystem;
        private final Path folder;
        private final GameRows rows;
        private final List<PlayedGame> kept = new ArrayList<>();
        private long next;

        Files(Warehouse warehouse, GameRows rows) {
            this.fileSystem = warehouse.fileSystem();
            this.folder = folder(warehouse);
            this.rows = rows;
        }

        @Override
        public void ended(PlayedGame game) {
            if (kept.isEmpty()) {
                next = System.nanoTime() + BEGIN.toNanos();
            }
            kept.add(game);
        }

        @Override
        public void pass() {
            if (!kept.isEmpty() && System.nanoTime() - next >= 0) {
                write();
            }
        }

        @Override
        public void close() {
            if (!kept.isEmpty()) {
                write();
            }
        }

        private void write() {
            String name = UUID.randomUUID() + SUFFIX;
            Path partial = new Path(folder, "." + name + ".partial");
            try {
                try (OutputStream out = fileSystem.create(partial, false)) {
                    write(kept, out);
                }
                if (!fileSystem.rename(partial, new Path(folder, name))) {
                    throw new IOException("the complete file cannot be renamed");
                }
            } catch (IOException | FSError e) {
                throw LakeErrors.failure("keep " + kept.size() + " games in " + folder, e);
            }
            kept.clear();
        }

        private void write(List<PlayedGame> games, OutputStream out) throws IOException {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            JacksonGenerator json = new JacksonGenerator(SCHEMA, text, JSON);
            for (PlayedGame game : games) {
                Row row = RowMapper.of(GameRow.class).toRow(rows.row(game));
                json.write((InternalRow) toCatalyst.apply(row));
                json.writeLineEnding();
            }
            json.flush();
            text.flush();
        }
    }
}
