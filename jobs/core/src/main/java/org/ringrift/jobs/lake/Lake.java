package org.ringrift.jobs.lake;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.lake.table.DatasetsTable;
import org.ringrift.jobs.lake.table.EvaluationsTable;
import org.ringrift.jobs.lake.table.EventsTable;
import org.ringrift.jobs.lake.table.GamesTable;
import org.ringrift.jobs.lake.table.MatchesTable;
import org.ringrift.jobs.lake.table.ModelsTable;
import org.ringrift.jobs.lake.table.PromotionsTable;
import org.ringrift.jobs.lake.table.RatingsTable;
import org.ringrift.jobs.lake.table.RunsTable;
import org.ringrift.jobs.lake.table.SyncsTable;
import org.ringrift.jobs.lake.table.WorkTable;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.jobs.watch.JobLabels;

/**
 * The tables of a warehouse, through one Spark session. All state is in the Delta tables; the session's catalog only
 * gives them names.
 */
public final class Lake {
    /** The tables that there are, in the order of the reference page. */
    public static final List<TableSpec<?>> SPECS = List.of(
            GamesTable.SPEC,
            DatasetsTable.SPEC,
            ModelsTable.SPEC,
            MatchesTable.SPEC,
            EvaluationsTable.SPEC,
            RatingsTable.SPEC,
            PromotionsTable.SPEC,
            RunsTable.SPEC,
            EventsTable.SPEC,
            WorkTable.SPEC,
            SyncsTable.SPEC);

    private final SparkSession spark;
    private final Warehouse warehouse;
    private final GamesTable games;
    private final DatasetsTable datasets;
    private final ModelsTable models;
    private final MatchesTable matches;
    private final EvaluationsTable evaluations;
    private final RatingsTable ratings;
    private final PromotionsTable promotions;
    private final RunsTable runs;
    private final EventsTable events;
    private final WorkTable work;
    private final SyncsTable syncs;

    /**
     * The lake at a location; nothing is read or written before {@link #open()}.
     *
     * @param spark a session of {@link Sessions}
     * @param location any Hadoop URI, or a plain local path
     * @throws UserError if the location is no address or its file system cannot be reached
     */
    public Lake(SparkSession spark, String location) {
        this.spark = spark;
        this.warehouse = Warehouse.at(location, spark.sparkContext().hadoopConfiguration());
        this.games = new GamesTable(spark, warehouse);
        this.datasets = new DatasetsTable(spark, warehouse);
        this.models = new ModelsTable(spark, warehouse);
        this.matches = new MatchesTable(spark, warehouse);
        this.evaluations = new EvaluationsTable(spark, warehouse);
        this.ratings = new RatingsTable(spark, warehouse);
        this.promotions = new PromotionsTable(spark, warehouse);
        this.runs = new RunsTable(spark, warehouse);
        this.events = new EventsTable(spark, warehouse);
        this.work = new WorkTable(spark, warehouse);
        this.syncs = new SyncsTable(spark, warehouse);
    }

    /**
     * Makes the tables that are missing. May be called again and by several processes at once. Writes nothing where every
     * table exists. Names for SQL are given by {@link
     * org.ringrift.jobs.sql.WarehouseCatalog}.
     *
     * @return this
     * @throws UserError if the warehouse cannot be made, or another version of the program wrote it
     * @throws org.ringrift.StageFailure if a table cannot be made
     */
    public Lake open() {
        warehouse.create();
        return JobLabels.describe(spark.sparkContext(), "open warehouse", () -> {
            tables().forEach(LakeTable::createIfMissing);
            return this;
        });
    }

    /**
     * As {@link #open()}, for commands that only read: a warehouse that does not exist is not made.
     *
     * @return this
     * @throws UserError if there is no warehouse
     */
    public Lake openExisting() {
        requireWarehouse();
        return open();
    }

    /**
     * For plans: refuses a warehouse that does not exist, and makes nothing. Unopened, tables can be read by
     * their classes, and one that was not made has no rows.
     *
     * @return this
     * @throws UserError if there is no warehouse
     */
    public Lake requireWarehouse() {
        if (!warehouse.exists()) {
            throw new UserError("Cannot open warehouse " + warehouse
                    + ": there is none. Run a stage first, or give another --warehouse.");
        }
        return this;
    }

    /** Names of the tables that {@link #open()} would make. */
    public List<String> missingTables() {
        return tables().stream()
                .filter(table -> !table.exists())
                .map(LakeTable::name)
                .toList();
    }

    /** The session. */
    public SparkSession spark() {
        return spark;
    }

    /** Where tables and files lie. */
    public Warehouse warehouse() {
        return warehouse;
    }

    /** Finished self-play games. */
    public GamesTable games() {
        return games;
    }

    /** NPZ shards. */
    public DatasetsTable datasets() {
        return datasets;
    }

    /** Trained nets. */
    public ModelsTable models() {
        return models;
    }

    /** Finished evaluation games. */
    public MatchesTable matches() {
        return matches;
    }

    /** Decided tests of candidates. */
    public EvaluationsTable evaluations() {
        return evaluations;
    }

    /** Ratings. */
    public RatingsTable ratings() {
        return ratings;
    }

    /** Changes of the production model. */
    public PromotionsTable promotions() {
        return promotions;
    }

    /** State changes of stage runs. */
    public RunsTable runs() {
        return runs;
    }

    /** Facts that others react to. */
    public EventsTable events() {
        return events;
    }

    /** State changes of planned work. */
    public WorkTable work() {
        return work;
    }

    /** What has come from other warehouses. */
    public SyncsTable syncs() {
        return syncs;
    }

    /** The newest epoch whose leader has fenced a table; 0 if none has. */
    public long fencedEpoch() {
        return tables().stream().mapToLong(LakeTable::fencedEpoch).max().orElse(0);
    }

    /** All tables, in the order of {@link #SPECS}. */
    public List<LakeTable<?>> tables() {
        return List.of(games, datasets, models, matches, evaluations, ratings, promotions, runs, events, work, syncs);
    }
}
