package org.ringrift.jobs.ecosystem;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ringrift.StageFailure;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.sync.Sync;

/**
 * A process of a site: adds games and models to its warehouse, and brings there what the others have, until a file says stop. It writes down
 * each game that it knows to be committed.
 */
public final class SiteWriter {
    /** Numbers of games that belong to one writer. */
    static final long RANGE = 1_000_000;

    private static final int MOST_GAMES = 5;
    private static final int TURNS_FOR_A_MODEL = 2;

    private SiteWriter() {}

    /** @param arguments number of the writer, its warehouse, those of others with commas, file of what is committed, file that says stop */
    public static void main(String[] arguments) throws IOException {
        long writer = Long.parseLong(arguments[0]);
        List<String> others = List.of(arguments[2].split(","));
        Path committed = Path.of(arguments[3]);
        Path stop = Path.of(arguments[4]);
        Lake lake = new Lake(Sessions.openDriving("site writer", "local[1]"), arguments[1]).open();
        StageContext context = StageContext.of(lake, StageListener.NONE);
        long next = next(committed, writer);
        Random random = new Random(next);
        try (BufferedWriter journal =
                Files.newBufferedWriter(committed, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int turn = 1; !Files.exists(stop); turn++) {
                int games = 1 + random.nextInt(MOST_GAMES);
                List<GameRow> rows = new ArrayList<>();
                for (int i = 0; i < games; i++) {
                    rows.add(Rows.game(next + i));
                }
                lake.games().append(rows);
                for (int i = 0; i < games; i++) {
                    journal.write(next + i + "\n");
                }
                journal.flush();
                next += games;
                if (turn % TURNS_FOR_A_MODEL == 0) {
                    lake.models().append(List.of(MadeUpEvidence.model(lake, "hex8_2p", next)));
                }
                bring(context, others.get(random.nextInt(others.size())));
            }
        }
        System.exit(0);
    }

    /** Behind what was committed; what was committed and not written down is added again, which adds nothing. */
    static long next(Path committed, long writer) throws IOException {
        if (!Files.exists(committed)) {
            return writer * RANGE;
        }
        String text = Files.readString(committed);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .mapToLong(Long::parseLong)
                .map(last -> last + 1)
                .max()
                .orElse(writer * RANGE);
    }

    /** What fails is brought the next time. */
    private static void bring(StageContext context, String other) {
        try {
            new Sync(context, other).everything();
        } catch (StageFailure e) {
            System.err.println(e.getMessage());
        }
    }
}
