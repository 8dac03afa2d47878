package org.ringrift.jobs.driver.event;

import static org.ringrift.jobs.driver.event.Field.real;
import static org.ringrift.jobs.driver.event.Field.text;
import static org.ringrift.jobs.driver.event.Field.whole;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of facts that others react to; one place for what each says. A fact has one event: that a test ended in favour of
 * its candidate is said by the verdict of {@link #EVALUATION_COMPLETED}, which stage has failed by the stage of {@link
 * #RUN_FAILED}. Members are neither added to a kind nor taken away: rows of earlier programs must stay readable.
 */
public enum EventType {
    NEW_GAMES_AVAILABLE(
            Origin.GAMES,
            "VERSION/RUN",
            "A wave of self-play was committed.",
            whole("games", "games that were added"),
            whole("games_version", "version of table games that added them; 0 = not known any more")),
    SELFPLAY_COMPLETE(
            Origin.RUNS,
            Keys.ATTEMPT,
            "A run of self-play succeeded.",
            Common.RUN,
            Common.NUMBER,
            whole("games_requested", "games asked for").orNull(Common.UNCOUNTED),
            whole("games_added", "games that this attempt added").orNull(Common.UNCOUNTED),
            whole("games_distinct", "games of the run that are no copies").orNull(Common.UNCOUNTED),
            Common.SECONDS),
    DATASET_COMPLETED(
            Origin.DATASETS,
            "DATASET",
            "A dataset is complete.",
            text("dataset_id", "the dataset"),
            whole("shards", "files"),
            whole("samples", "samples, training and validation"),
            whole("soft_targets", "samples whose policy target comes from a search"),
            whole("games_version", "version of table games that was read")),
    TRAINING_STARTED(Origin.RUNS, Keys.ATTEMPT, "A training is running.", Common.RUN, Common.NUMBER),
    TRAINING_COMPLETED(
            Origin.MODELS,
            "MODEL",
            "There is a new model; an evaluation is owed to it.",
            Common.MODEL,
            text("training_id", "what determined the training, sha256"),
            text("parent", "sha256 of the model that training started from")
                    .orNull("training started from random weights"),
            text("dataset_id", "dataset that it was trained on"),
            text("architecture", "network preset and its sizes"),
            whole("samples", "training samples"),
            whole("best_epoch", "epoch whose weights these are, from 1; 0 = untrained"),
            real("val_loss", "total loss of that epoch on the validation split")
                    .orNull("there are no validation samples, or it is not finite")),
    MATCH_COMPLETED(
            Origin.RUNS,
            Keys.ATTEMPT,
            "A comparison of two players was played.",
            Common.RUN,
            Common.NUMBER,
            whole("games_requested", "games asked for").orNull(Common.UNCOUNTED),
            whole("games_added", "games that this attempt added").orNull(Common.UNCOUNTED),
            Common.SECONDS),
    EVALUATION_COMPLETED(
            Origin.EVALUATIONS,
            "EVALUATION",
            "A candidate was judged.",
            text("evaluation_id", "the evaluation"),
            text("candidate", "sha256 of the candidate"),
            text("production", "sha256 of the production model then").orNull("there was none"),
            text("verdict", "promote or reject"),
            text("reason", "why, one sentence"),
            text("policy", "gate preset"),
            whole("games", "games played in all"),
            real("rating", "of the candidate, Elo").orNull(Common.ENDLESS),
            real("rating_low", "lower 95% bound, Elo").orNull(Common.ENDLESS),
            real("rating_high", "upper 95% bound, Elo").orNull(Common.ENDLESS)),
    ELO_UPDATED(
            Origin.RATINGS,
            "CONFIG/EDITION/MATCHES_VERSION",
            "The participants of a configuration and edition were rated.",
            whole("matches_version", "version of table matches that the ratings follow from"),
            whole("participants", "participants rated"),
            text("best_participant", "the strongest, the first by name of several"),
            real("best_rating", "its rating, Elo").orNull(Common.ENDLESS)),
    MODEL_PROMOTED(Origin.PROMOTIONS, Keys.SEQUENCE, "Production has a new model.", Common.promotion()),
    MODEL_ROLLED_BACK(Origin.PROMOTIONS, Keys.SEQUENCE, "Production has an earlier model again.", Common.promotion()),
    REGRESSION_DETECTED(
            Origin.REGRESSION_WATCH,
            "CONFIG/SEQUENCE/SEVERITY",
            "The production model plays worse than the one before.",
            Common.CHANGE,
            Common.MODEL,
            text("severity", "minor, moderate, severe or critical"),
            real("elo_drop", "how much weaker, Elo"),
            text(
                    "evidence",
                    "evaluation or comparison that most of the games were asked for by, or ratings/MATCHES_VERSION")),
    MODEL_DISTRIBUTION_COMPLETE(
            Origin.DISTRIBUTION,
            Keys.SEQUENCE,
            "The files of a promoted model are where workers read them, verified.",
            Common.CHANGE,
            Common.MODEL,
            whole("files", "files verified"),
            whole("bytes", "their size, bytes")),
    DATA_SYNC_COMPLETED(
            Origin.RUNS,
            Keys.ATTEMPT,
            "A run of the stage sync succeeded: rows and files are in both warehouses.",
            Common.RUN,
            Common.NUMBER,
            whole("games_synced", "games copied").orNull(Common.UNCOUNTED),
            whole("files_synced", "files copied").orNull(Common.UNCOUNTED),
            whole("bytes_transferred", "bytes copied").orNull(Common.UNCOUNTED),
            Common.SECONDS),
    CANCEL_REQUESTED(
            Origin.CANCEL, Keys.ATTEMPT, "A run is to end.", Common.RUN, Common.NUMBER, text("stage", "its stage")),
    RUN_FAILED(Origin.RUNS, Keys.ATTEMPT, "An attempt of a run could not be done.", Common.ended()),
    RUN_CANCELLED(Origin.RUNS, Keys.ATTEMPT, "An attempt of a run was told to end, and has.", Common.ended()),
    RUN_LOST(Origin.RUNS, Keys.ATTEMPT, "The process of an attempt ended without a word.", Common.ended()),
    RUN_EXPIRED(Origin.RUNS, Keys.ATTEMPT, "A planned run was taken by nobody in time.", Common.ended()),
    DEAD_LETTER(
            Origin.CONSUMERS,
            Keys.LETTER,
            "A consumer could not handle an event and has gone on without.",
            Common.letter(
                    whole("attempts", "how often it was tried; 0 = the event could not be read"),
                    text("cause", "what went wrong the last time"))),
    REPLAY_REQUESTED(Origin.REPLAY, Keys.LETTER, "The consumer of a dead letter is to try once more.", Common.letter()),
    DEAD_LETTER_REPLAYED(
            Origin.CONSUMERS, Keys.LETTER, "The event of a dead letter was handled after all.", Common.letter());

    private final Origin origin;
    private final String key;
    private final String meaning;
    private final List<Field> fields;

    EventType(Origin origin, String key, String meaning, Field... fields) {
        this.origin = origin;
        this.key = key;
        this.meaning = meaning;
        this.fields = List.of(fields);
    }

    /** The word that the table holds. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who publishes it. */
    public Origin origin() {
        return origin;
    }

    /** What its business key is made of. */
    public String key() {
        return key;
    }

    /** What it says, one sentence. */
    public String meaning() {
        return meaning;
    }

    /** Members of its payload. */
    public List<Field> fields() {
        return fields;
    }

    /** Whether it is about deliveries, not about the loop; no handler gets such events. */
    public boolean bookkeeping() {
        return this == DEAD_LETTER || this == REPLAY_REQUESTED || this == DEAD_LETTER_REPLAYED;
    }

    /** The kind of a word; empty if it is none, that of a newer program say. */
    public static Optional<EventType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** How keys are made that several kinds have. */
    private static final class Keys {
        static final String ATTEMPT = "ATTEMPT/RUN";
        static final String SEQUENCE = "CONFIG/SEQUENCE";
        static final String LETTER = "ROUND/CONSUMER/TYPE/KEY";
    }

    /** Members that several kinds have. */
    private static final class Common {
        static final String UNCOUNTED = "the run did not count it";
        static final String ENDLESS = "it is not finite";
        static final Field RUN = text("run_id", "the run");
        static final Field NUMBER = whole("attempt", "its attempt, from 1");
        static final Field SECONDS = real("seconds", "from the attempt's start to its end");
        static final Field MODEL = text("model_sha256", "sha256 of the model's weights");
        static final Field CHANGE = whole("sequence", "number of the promotion in its configuration");

        static Field[] promotion() {
            return new Field[] {
                CHANGE,
                MODEL,
                text("previous", "sha256 of the production model before").orNull("there was none"),
                text("evaluation_id", "evaluation that justifies it"),
                text("dataset_id", "dataset that the model was trained on"),
                text("reason", "why, one sentence")
            };
        }

        static Field[] ended() {
            return new Field[] {
                RUN,
                NUMBER,
                text("stage", "its stage"),
                text("error", "what went wrong, one sentence").orNull("nothing did")
            };
        }

        static Field[] letter(Field... more) {
            Field[] all = new Field[4 + more.length];
            all[0] = whole("round", "which time the consumer has given up on the event, from 1");
            all[1] = text("consumer", "name of the consumer");
            all[2] = text("event_type", "kind of the event");
            all[3] = text("event_key", "its business key");
            System.arraycopy(more, 0, all, 4, more.length);
            return all;
        }
    }
}
