package org.ringrift.jobs.dataset;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.UserError;
import org.ringrift.board.Board;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.rules.GameConfig;

/**
 * What is made of the games.
 *
 * @param profile layout of the files
 * @param values meaning of the value targets
 * @param symmetries images of each training sample, 1 for none besides itself
 * @param validationShare part of the games that is kept for validation, from 0 to less than 1
 * @param shardRows most samples in one file
 */
public record DatasetOptions(
        EncoderProfile profile, Values values, int symmetries, double validationShare, int shardRows)
        implements Serializable {
    /** This project's layout, no images, a tenth for validation, files of 8192 samples. */
    public static final DatasetOptions STANDARD =
            new DatasetOptions(EncoderProfile.STANDARD, Values.CORRECTED, 1, 0.1, 8192);

    /** A file is mapped into memory as a whole when it is read; features of 65,536 large boards stay below 2 GB. */
    public static final int MAX_SHARD_ROWS = 65_536;

    /** Meaning of the value targets. */
    public enum Values {
        /** By the ranks of the seats. */
        CORRECTED,
        /** As the predecessor's exporter computes them, which may rank a winner last. */
        LEGACY;

        /** The name used in options and tables. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws UserError if a number is out of range or the choices exclude each other */
    public DatasetOptions {
        if (symmetries < 1) {
            throw new UserError("Cannot make " + symmetries + " images of a sample: at least 1 is needed.");
        }
        if (!(validationShare >= 0 && validationShare < 1)) {
            throw new UserError("Cannot keep a share of " + validationShare
                    + " of the games for validation: the range is 0 to less than 1.");
        }
        if (shardRows < 1 || shardRows > MAX_SHARD_ROWS) {
            throw new UserError(
                    "Cannot write files of " + shardRows + " samples: the range is 1 to " + MAX_SHARD_ROWS + ".");
        }
        if (profile == EncoderProfile.COMPAT && symmetries > 1) {
            throw new UserError("Cannot add symmetries in profile compat: the trainer that reads it makes its own."
                    + " Leave --symmetries out.");
        }
        if (profile == EncoderProfile.STANDARD && values == Values.LEGACY) {
            throw new UserError("Cannot write legacy values in profile standard: they can label a winner as last."
                    + " Give --profile compat for the predecessor's trainer, or leave --values out.");
        }
    }

    /** Name of a profile in options and tables. */
    static String key(EncoderProfile profile) {
        return profile.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Refuses what a configuration's board does not have.
     *
     * @throws UserError if there are more images asked for than the board has symmetries
     */
    void requireFits(GameConfig config) {
        int most = Board.of(config.board()).symmetries();
        if (symmetries > most) {
            throw new UserError("Cannot make " + symmetries + " images of a sample: "
                    + config.board().key() + " has " + most + " symmetries.");
        }
    }

    /** The options as they are recorded with a dataset. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("profile", key(profile));
        parameters.put("values", values.key());
        parameters.put("symmetries", symmetries);
        parameters.put("validation_share", validationShare);
        parameters.put("shard_rows", shardRows);
        return parameters;
    }
}
