package org.ringrift.jobs.sql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.catalog.TableWritePrivilege;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.delta.DeltaTimeTravelSpec;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.View;
import org.ringrift.jobs.lake.version.Versions;
import scala.Option;
import scala.collection.immutable.Map$;

/**
 * The catalog {@value #NAME}: the tables of the warehouse that the session's setting {@value #WAREHOUSE} names, and the views
 * over them. Each session has its own; they may mean different warehouses, and one may mean another from now on. It reads
 * what is asked for when it is asked for and keeps nothing. Tables are written by stages only, so that everything that would
 * change one is refused.
 */
public final class WarehouseCatalog implements TableCatalog, FunctionCatalog {
    /** Name of the catalog: what stands before the name of a table. */
    public static final String NAME = "ringrift";

    /** The setting that says where the warehouse is: a Hadoop URI or a plain local path. */
    public static final String WAREHOUSE = "spark.ringrift.warehouse";

    private static final String EXTENSIONS = "spark.sql.extensions";
    private static final String DELTA = "io.delta.sql.DeltaSparkSessionExtension";
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]*");

    /**
     * From now on the session means this warehouse, and names without a catalog are its tables and views.
     *
     * @param spark a session with {@link RingRiftExtension}
     * @param warehouse that exists
     */
    public static void use(SparkSession spark, Warehouse warehouse) {
        spark.conf().set(WAREHOUSE, warehouse.root().toString());
        spark.catalog().setCurrentCatalog(NAME);
    }

    @Override
    public void initialize(String name, CaseInsensitiveStringMap options) {
        // Settings are read when they are needed.
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
        if (namespace.length > 0) {
            return new Identifier[0];
        }
        Warehouse warehouse = warehouse();
        Stream<String> tables = names(warehouse).filter(name -> holds(warehouse, name));
        return Stream.concat(tables, View.ALL.stream().map(View::name))
                .sorted()
                .map(WarehouseCatalog::identifier)
                .toArray(Identifier[]::new);
    }

    @Override
    public Table loadTable(Identifier identifier) throws NoSuchTableException {
        if (isPath(identifier)) {
            return sessionCatalog().loadTable(identifier);
        }
        String name = bare(identifier);
        Optional<View> view =
                View.ALL.stream().filter(known -> known.name().equals(name)).findFirst();
        return view.isPresent() ? NamedView.of(spark(), view.get()) : table(identifier, Option.empty());
    }

    @Override
    public Table loadTable(Identifier identifier, Set<TableWritePrivilege> privileges) throws NoSuchTableException {
        if (isPath(identifier)) {
            return sessionCatalog().loadTable(identifier, privileges);
        }
        throw readOnly("write to " + identifier.name());
    }

    @Override
    public Table loadTable(Identifier identifier, String version) throws NoSuchTableException {
        if (isPath(identifier)) {
            return sessionCatalog().loadTable(identifier, version);
        }
        long number;
        try {
            number = Long.parseLong(version);
        } catch (NumberFormatException e) {
            throw Refusal.of("Cannot read version '" + version + "' of " + identifier.name()
                    + ": it is not a number. Ask DESCRIBE HISTORY " + NAME + "." + identifier.name() + ".");
        }
        requireTable(identifier);
        requireReadable(bare(identifier), number);
        return table(
                identifier,
                Option.apply(new DeltaTimeTravelSpec(Option.empty(), Option.apply(number), Option.apply(NAME))));
    }

    /** @param micros since 1970 */
    @Override
    public Table loadTable(Identifier identifier, long micros) throws NoSuchTableException {
        if (isPath(identifier)) {
            return sessionCatalog().loadTable(identifier, micros);
        }
        Literal time = new Literal(micros, DataTypes.TimestampType);
        DeltaTableV2 table = table(
                identifier,
                Option.apply(new DeltaTimeTravelSpec(Option.apply(time), Option.empty(), Option.apply(NAME))));
        requireReadable(bare(identifier), table.initialSnapshot().version());
        return table;
    }

    private static void requireTable(Identifier identifier) throws NoSuchTableException {
        String name = bare(identifier);
        if (View.ALL.stream().anyMatch(view -> view.name().equals(name))) {
            throw Refusal.of("Cannot read an old version of " + name
                    + ": it is a view. Ask the tables that it is made of, see EXPLAIN SELECT * FROM " + NAME + "."
                    + name
                    + ".");
        }
        if (identifier.namespace().length > 0 || !TABLE.matcher(name).matches() || !holds(warehouse(), name)) {
            throw new NoSuchTableException(identifier);
        }
        if (!spark().conf().get(EXTENSIONS, "").contains(DELTA)) {
            throw Refusal.of("Cannot read " + name + ": this session cannot read Delta tables. Start it with "
                    + EXTENSIONS + "=" + DELTA + "," + RingRiftExtension.class.getName() + ".");
        }
    }

    private static void requireReadable(String name, long version) {
        refused(() -> {
            new Versions(spark(), warehouse(), name).require(version);
            return true;
        });
    }

    private DeltaTableV2 table(Identifier identifier, Option<DeltaTimeTravelSpec> when) throws NoSuchTableException {
        requireTable(identifier);
        String name = bare(identifier);
        return new DeltaTableV2(
                spark(),
                warehouse().table(name),
                Option.empty(),
                Option.apply(NAME + "." + name),
                when,
                Map$.MODULE$.empty());
    }

    /** A table by its path, {@code delta.`/folder`}: means the same whatever catalog is the current one. */
    private static boolean isPath(Identifier identifier) {
        return identifier.namespace().length == 1 && identifier.namespace()[0].equalsIgnoreCase("delta");
    }

    private static TableCatalog sessionCatalog() {
        return (TableCatalog) ((org.apache.spark.sql.classic.SparkSession) spark())
                .sessionState()
                .catalogManager()
                .v2SessionCatalog();
    }

    private static String bare(Identifier identifier) {
        return identifier.name().toLowerCase(Locale.ROOT);
    }

    private static Identifier identifier(String name) {
        return Identifier.of(new String[0], name);
    }

    private static SparkSession spark() {
        return SparkSession.active();
    }

    private static Warehouse warehouse() {
        SparkSession spark = spark();
        String location = spark.conf().get(WAREHOUSE, "");
        if (location.isBlank()) {
            throw Refusal.of("Cannot find the warehouse: this session does not say where it is. Start it with "
                    + WAREHOUSE + "=FOLDER, or run SET " + WAREHOUSE + "=FOLDER.");
        }
        Warehouse warehouse =
                refused(() -> Warehouse.at(location, spark.sparkContext().hadoopConfiguration()));
        if (!refused(warehouse::exists)) {
            throw Refusal.of("Cannot open warehouse " + warehouse + ": there is none. Set " + WAREHOUSE
                    + " to the folder that stages were given as --warehouse.");
        }
        return warehouse;
    }

    /** Folders of tables; a view of the same name goes first. */
    private static Stream<String> names(Warehouse warehouse) {
        try {
            List<String> names = new ArrayList<>();
            for (FileStatus folder : warehouse.fileSystem().listStatus(warehouse.tables())) {
                names.add(folder.getPath().getName());
            }
            return names.stream().filter(TABLE.asMatchPredicate());
        } catch (IOException e) {
            throw Refusal.of(LakeErrors.explain("list the tables of " + warehouse, e));
        }
    }

    private static boolean holds(Warehouse warehouse, String name) {
        return refused(() -> warehouse.holds(new Path(warehouse.table(name), "_delta_log")));
    }

    private static <T> T refused(Supplier<T> action) {
        try {
            return action.get();
        } catch (UserError e) {
            throw Refusal.of(e.getMessage());
        }
    }

    static RuntimeException readOnly(String doing) {
        return Refusal.of("Cannot " + doing + ": the tables of a warehouse are written by RingRift's stages only."
                + " Write to a table of your own.");
    }

    @Override
    public Table createTable(
            Identifier identifier, StructType schema, Transform[] partitions, Map<String, String> properties) {
        throw readOnly("make table " + identifier.name());
    }

    @Override
    public Table alterTable(Identifier identifier, TableChange... changes) throws NoSuchTableException {
        if (isPath(identifier)) {
            return sessionCatalog().alterTable(identifier, changes);
        }
        throw readOnly("alter " + identifier.name());
    }

    @Override
    public boolean dropTable(Identifier identifier) {
        throw readOnly("drop " + identifier.name());
    }

    @Override
    public void renameTable(Identifier from, Identifier to) {
        throw readOnly("rename " + from.name());
    }

    /** Those of the session are there whatever catalog is the current one. */
    @Override
    public Identifier[] listFunctions(String[] namespace) {
        return new Identifier[0];
    }

    @Override
    public UnboundFunction loadFunction(Identifier identifier) throws NoSuchFunctionException {
        throw new NoSuchFunctionException(identifier);
    }
}
