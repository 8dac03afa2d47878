package org.ringrift.jobs.selfplay;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.spark.SparkWork;

/**
 * Makes rows of the games that a warehouse keeps as files ({@link GameJournal}). Several may do so at once, and while games are still
 * played: a game that is there is not added again, and a file is deleted only after all its games are there.
 */
public final class JournaledGames {
    private JournaledGames() {}

    /**
     * Adds the games of all files that are complete.
     *
     * @param lake the warehouse, open
     * @return games that were added
     * @throws org.ringrift.StageFailure if files cannot be read, or rows cannot be written
     */
    public static long collect(Lake lake) {
        List<Path> files = files(lake);
        if (files.isEmpty()) {
            return 0;
        }
        String[] paths = files.stream().map(Path::toString).toArray(String[]::new);
        Dataset<Row> games = SparkWork.run(
                lake.spark(),
                "read games from files",
                () -> lake.spark()
                        .read()
                        .schema(lake.games().spec().schema())
                        .option("mode", "FAILFAST")
                        .option(GameJournal.TIMES_OPTION, GameJournal.TIMES)
                        .json(paths)
                        .dropDuplicates("game_id"));
        long added = lake.games().append(games);
        FileSystem fileSystem = lake.warehouse().fileSystem();
        for (Path file : files) {
            try {
                fileSystem.delete(file, false); // another one that has collected it may have been quicker
            } catch (IOException e) {
                throw LakeErrors.failure("delete " + file, e);
            }
        }
        return added;
    }

    private static List<Path> files(Lake lake) {
        List<Path> files = new ArrayList<>();
        Path folder = GameJournal.folder(lake.warehouse());
        try {
            for (FileStatus status : lake.warehouse().fileSystem().listStatus(folder)) {
                if (GameJournal.names(status.getPath())) {
                    files.add(status.getPath());
                }
            }
        } catch (FileNotFoundException e) {
            return List.of(); // nobody has kept a game here
        } catch (IOException e) {
            throw LakeErrors.failure("list " + folder, e);
        }
        return files;
    }
}
