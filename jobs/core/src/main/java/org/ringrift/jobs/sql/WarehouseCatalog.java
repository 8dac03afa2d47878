package org.ringrift.jobs.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
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
public final class WarehouseCatalog implements TableCatalog, FunctionCatalog, SupportsNamespaces {
    /** Name of the catalog: what stands before the name of a table. */
    public static final String NAME = "ringrift";

    /**
     * The one namespace, which nobody needs to name: Spark's lists of tables in Python and Scala know none without. Not
     * {@code default}, which they look for in the session's own catalog.
     */
    private static final String NAMESPACE = "main";

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
        if (!namespaceExists(namespace)) {
            return new Identifier[0];
        }
        Stream<String> tables = SessionWarehouse.tables().stream().filter(TABLE.asMatchPredicate());
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
        Optional<View> view = view(identifier);
        return view.isPresent()
                ? NamedView.of(SparkSession.active(), view.get())
                : table(identifier, Option.empty());
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
        if (view(identifier).isPresent()) {
            throw Refusal.of("Cannot read an old version of " + name
                    + ": it is a view. Ask the tables that it is made of, see EXPLAIN SELECT * FROM " + NAME + "."
                    + name
                    + ".");
        }
        if (!isHere(identifier.namespace()) || !TABLE.matcher(name).matches() || !SessionWarehouse.holds(name)) {
            throw new NoSuchTableException(identifier);
        }
        if (!SparkSession.active().conf().get(EXTENSIONS, "").contains(DELTA)) {
            throw Refusal.of("Cannot read " + name + ": this session cannot read Delta tables. Start it with "
                    + EXTENSIONS + "=" + DELTA + "," + RingRiftExtension.class.getName() + ".");
        }
    }

    private static void requireReadable(String name, long version) {
        Refusal.instead(() -> {
            new Versions(SparkSession.active(), SessionWarehouse.get(), name).require(version);
            return true;
        });
    }

    private DeltaTableV2 table(Identifier identifier, Option<DeltaTimeTravelSpec> when) throws NoSuchTableException {
        requireTable(identifier);
        String name = bare(identifier);
        return new DeltaTableV2(
                SparkSession.active(),
                SessionWarehouse.get().table(name),
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
        return (TableCatalog) ((org.apache.spark.sql.classic.SparkSession) SparkSession.active())
                .sessionState()
                .catalogManager()
                .v2SessionCatalog();
    }

    private static String bare(Identifier identifier) {
        return identifier.name().toLowerCase(Locale.ROOT);
    }

    private static Identifier identifier(String name) {
        return Identifier.of(new String[] {NAMESPACE}, name);
    }

    private static boolean isHere(String[] namespace) {
        return namespace.length == 0 || namespace.length == 1 && namespace[0].equalsIgnoreCase(NAMESPACE);
    }

    private static Optional<View> view(Identifier identifier) {
        String name = bare(identifier);
        return View.ALL.stream()
                .filter(known -> isHere(identifier.namespace()) && known.name().equals(name))
                .findFirst();
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

    @Override
    public String[] defaultNamespace() {
        return new String[] {NAMESPACE};
    }

    @Override
    public String[][] listNamespaces() {
        return new String[][] {defaultNamespace()};
    }

    @Override
    public String[][] listNamespaces(String[] namespace) throws NoSuchNamespaceException {
        requireNamespace(namespace);
        return namespace.length == 0 ? listNamespaces() : new String[0][];
    }

    @Override
    public boolean namespaceExists(String[] namespace) {
        return isHere(namespace);
    }

    @Override
    public Map<String, String> loadNamespaceMetadata(String[] namespace) throws NoSuchNamespaceException {
        requireNamespace(namespace);
        return Map.of(SupportsNamespaces.PROP_COMMENT, "Tables and views of the warehouse at " + SessionWarehouse.get());
    }

    private static void requireNamespace(String[] namespace) throws NoSuchNamespaceException {
        if (!isHere(namespace)) {
            throw new NoSuchNamespaceException(namespace);
        }
    }

    @Override
    public void createNamespace(String[] namespace, Map<String, String> properties) {
        throw readOnly("make database " + String.join(".", namespace));
    }

    @Override
    public void alterNamespace(String[] namespace, NamespaceChange... changes) {
        throw readOnly("alter database " + String.join(".", namespace));
    }

    @Override
    public boolean dropNamespace(String[] namespace, boolean cascade) {
        throw readOnly("drop database " + String.join(".", namespace));
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
