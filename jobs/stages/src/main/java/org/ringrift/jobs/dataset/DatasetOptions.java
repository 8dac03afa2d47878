package org.ringrift.jobs.dataset;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.UserError;
import org.ringrift.board.Board;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.config.Domain;
import org.ringrift.rules.GameConfig;

/**
 * What is made of the games.
 *
 * @param profile layout of the files
 * @param values meaning of the value targets
 * @param symmetries images of each training sample under the board's symmetries
 * @param images which ones
 * @param validationShare part of the games that is kept for validation, from 0 to less than 1
 * @param shardRows most samples in one file
 * @param searchValue weight of the search's own value in the value target of a searched step, 0 to 1
 * @param weights how much each sample counts
 */
public record DatasetOptions(
        @Domain(
                description =
                        "Layout: standard; v1, of this project's first nets; or compat for RingRift's own Python trainer.",
                label = "PROFILE",
                byDefault = "standard")
        EncoderProfile profile,

        @Domain(
                description =
                        "Value targets: corrected, by the ranks of the seats; or legacy, as the old exporter has them"
                                + " (profile compat only).",
                label = "KIND",
                byDefault = "corrected")
        Values values,

        @Domain(
                description = "Images of each training sample under the board's symmetries.",
                label = "K",
                unit = "images",
                min = 1,
                max = 12,
                byDefault = "1")
        int symmetries,

        @Domain(
                description =
                        "Which images: itself, the sample and others; or drawn, any of them, so that a sample that"
                                + " is learned from again by another dataset looks different there.",
                label = "WHICH",
                byDefault = "itself")
        Images images,

        @Domain(
                name = "validation",
                description = "Part of the games kept for validation.",
                label = "SHARE",
                unit = "of the games",
                min = 0,
                below = 1,
                byDefault = "0.1")
        double validationShare,

        @Domain(
                description = "Most samples in one file.",
                label = "N",
                unit = "samples",
                min = 1,
                max = DatasetOptions.MAX_SHARD_ROWS,
                byDefault = "8192")
        int shardRows,

        @Domain(
                description =
                        "Weight of the search's own value of a position in the value target; the rest is the game's end.",
                label = "SHARE",
                min = 0,
                max = 1,
                byDefault = "0")
        double searchValue,

        @Domain(
                description =
                        "How much each sample counts: none, all alike; or standard, by who moved and how old the game is"
                                + " (SQL function sample_weight).",
                label = "KIND",
                byDefault = "none")
        Weights weights)
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

    /** Which images of a training sample are used. */
    public enum Images {
        /** The sample itself first, then others that are drawn. */
        ITSELF,
        /** All are drawn, the sample itself being as likely as any other. */
        DRAWN;

        /** The name used in options and tables. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much samples count. */
    public enum Weights {
        /** All alike: the files have no weights. */
        NONE,
        /** As the SQL function {@code sample_weight} has it. */
        STANDARD;

        /** The name used in options and tables. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Value targets by the ends of the games alone, samples that all count alike. */
    public DatasetOptions(
            EncoderProfile profile, Values values, int symmetries, double validationShare, int shardRows) {
        this(profile, values, symmetries, Images.ITSELF, validationShare, shardRows, 0, Weights.NONE);
    }

    /** The same in another profile. */
    public DatasetOptions withProfile(EncoderProfile other) {
        return new DatasetOptions(other, values, symmetries, images, validationShare, shardRows, searchValue, weights);
    }

    /** The same with another weight of the search's own value. */
    public DatasetOptions withSearchValue(double share) {
        return new DatasetOptions(profile, values, symmetries, images, validationShare, shardRows, share, weights);
    }

    /** The same with other images. */
    public DatasetOptions withImages(Images other) {
        return new DatasetOptions(profile, values, symmetries, other, validationShare, shardRows, searchValue, weights);
    }

    /** The same with other weights. */
    public DatasetOptions withWeights(Weights other) {
        return new DatasetOptions(profile, values, symmetries, images, validationShare, shardRows, searchValue, other);
    }

    /** @throws UserError if the choices exclude each other */
    public DatasetOptions {
        if (profile == EncoderProfile.COMPAT && (symmetries > 1 || images != Images.ITSELF)) {
            throw new UserError("Cannot add symmetries in profile compat: the trainer that reads it makes its own."
                    + " Leave --symmetries and --images out.");
        }
        if (profile == EncoderProfile.COMPAT && searchValue > 0) {
            throw new UserError(
                    "Cannot mix the search's values in profile compat: the trainer that reads it knows none."
                            + " Leave --search-value out.");
        }
        if (profile != EncoderProfile.COMPAT && values == Values.LEGACY) {
            throw new UserError(
                    "Cannot write legacy values in profile " + profile.key() + ": they can label a winner as last."
                            + " Give --profile compat for the predecessor's trainer, or leave --values out.");
        }
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

    /** Whether the files say how much each sample counts. */
    boolean weighted() {
        return weights != Weights.NONE;
    }

    /** Layout of the files, as the table {@code datasets} names it; what their features are is said by the encoder. */
    String layout() {
        return (profile == EncoderProfile.COMPAT ? EncoderProfile.COMPAT : EncoderProfile.STANDARD).key();
    }

    /** The options as they are recorded with a dataset. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("profile", profile.key());
        parameters.put("values", values.key());
        parameters.put("symmetries", symmetries);
        if (images != Images.ITSELF) { // datasets were named before there was a choice
            parameters.put("images", images.key());
        }
        parameters.put("validation_share", validationShare);
        parameters.put("shard_rows", shardRows);
        if (searchValue > 0) {
            parameters.put("search_value", searchValue);
        }
        if (weighted()) {
            parameters.put("weights", weights.key());
        }
        return parameters;
    }
}
