package org.ringrift.jobs.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.ringrift.StageFailure;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.rules.GameConfig;

/**
 * Brings rows and files of another warehouse to this one, for programs: each call is a run of the stage {@code sync}, recorded in the
 * warehouse that is written to.
 */
public final class Sync {
    private final StageContext context;
    private final SyncRequest everything;

    /**
     * @param context where rows and files go; the warehouse is made if it is not there
     * @param from where they are: any Hadoop file system URI, or a plain local path
     */
    public Sync(StageContext context, String from) {
        this.context = context;
        this.everything = SyncRequest.from(from);
    }

    /**
     * Brings everything but promotions.
     *
     * @return what was done; {@link SyncReport#positive} tells whether all is there
     * @throws org.ringrift.UserError if there is no such warehouse, or it is this one
     * @throws org.ringrift.StageFailure if a warehouse cannot be read or written
     */
    public SyncReport everything() {
        return run(everything);
    }

    /** Brings the games of one configuration; otherwise as {@link #everything}. */
    public SyncReport games(GameConfig config) {
        return run(everything.ofKinds(SyncKind.GAMES).ofConfig(config));
    }

    /** Brings everything of one configuration but promotions, whatever else is waiting; otherwise as {@link #everything}. */
    public SyncReport urgently(GameConfig config) {
        return run(everything.ofConfig(config));
    }

    /**
     * Brings one model with its files; otherwise as {@link #everything}.
     *
     * @param sha256 the model, 64 hex digits
     */
    public SyncReport models(String sha256) {
        return run(everything.ofModel(sha256));
    }

    /** Brings what a request asks for; otherwise as {@link #everything}. */
    public SyncReport run(SyncRequest request) {
        SyncStage stage = new SyncStage();
        stage.requirePossible(context, request);
        StageRunner.open(context, stage);
        return StageRunner.run(context, stage, request, StageRun.newId(stage.name()));
    }

    /**
     * Brings some rows of a kind, with their files; otherwise as {@link #everything}.
     *
     * @param keys those of {@link RowCopies}; what is here already or cannot be brought is left out
     */
    public SyncReport rows(SyncKind kind, Set<String> keys) {
        SyncPlan some = plan(everything.ofKinds(kind)).of(keys);
        try {
            Path file = Files.createTempFile("sync", ".json");
            try {
                SyncPlanJson.write(file, some);
                return run(SyncRequest.ofPlan(file.toString()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StageFailure(
                    "Cannot keep the plan of a sync in the folder for temporary files: " + e.getMessage() + ".", e);
        }
    }

    /** What {@link #run} would do now; changes nothing. */
    public SyncPlan plan(SyncRequest request) {
        return StageRunner.preview(context, new SyncStage(), request, BenchTable.shipped())
                .plan();
    }
}
