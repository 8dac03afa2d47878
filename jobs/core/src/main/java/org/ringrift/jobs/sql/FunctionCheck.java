package org.ringrift.jobs.sql;

import static org.apache.spark.sql.types.DataTypes.IntegerType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ringrift.udf.golden.GoldenRow;
import org.ringrift.udf.rapids.ColumnarTwins;

/**
 * Computes the golden rows by SQL in the session that there is: by the row forms, or on a GPU where RAPIDS is. They are read
 * from Delta tables, so that a plan is a scan and a function, as a real one is.
 */
public final class FunctionCheck {
    private final SparkSession spark;

    /** A check in a session with this project's functions. */
    public FunctionCheck(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * The check as a program of {@code spark-submit}: prints a line a function. With the argument {@code --gpu} it fails also
     * if one was not computed on a GPU.
     */
    public static void main(String[] arguments) throws Exception {
        boolean gpu = List.of(arguments).contains("--gpu");
        Path folder = Files.createTempDirectory("ringrift-functions");
        List<FunctionReport> reports;
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            reports = new FunctionCheck(spark).run(folder.toUri().toString());
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
        reports.forEach(report -> System.out.println(report.line()));
        if (reports.stream().anyMatch(report -> report.wrong() > 0 || gpu && !report.onGpu())) {
            System.exit(1);
        }
    }

    /**
     * Computes all rows.
     *
     * @param folder for the tables, a Hadoop URI
     */
    public List<FunctionReport> run(String folder) {
        List<FunctionReport> reports = new ArrayList<>();
        for (SqlFunction function : SqlFunctions.ALL) {
            if (ColumnarTwins.exist(function.name())) {
                List<DataType> types =
                        function.parameters().stream().map(Parameter::type).toList();
                reports.add(run(function.name(), types, folder + "/" + function.name()));
            }
        }
        return reports;
    }

    private FunctionReport run(String function, List<DataType> types, String table) {
        List<GoldenRow> golden = GoldenRow.of(function);
        written(golden, types).write().format("delta").save(table);
        String call = function
                + IntStream.range(0, types.size())
                        .mapToObj(FunctionCheck::name)
                        .collect(Collectors.joining(", ", "(", ")"));
        Dataset<Row> query = spark.read().format("delta").load(table).selectExpr("number", call + " AS result");
        boolean onGpu = query.queryExecution().executedPlan().toString().contains("GpuProject");
        int wrong = 0;
        double deviation = 0;
        for (Row row : query.collectAsList()) {
            GoldenRow expected = golden.get(row.getInt(0));
            Double result = row.isNullAt(1) ? null : (Double) row.getDouble(1);
            wrong += expected.allows(result) ? 0 : 1;
            deviation = Math.max(deviation, expected.deviation(result));
        }
        return new FunctionReport(function, golden.size(), wrong, deviation, onGpu);
    }

    private Dataset<Row> written(List<GoldenRow> golden, List<DataType> types) {
        List<StructField> fields = new ArrayList<>(List.of(DataTypes.createStructField("number", IntegerType, false)));
        for (int i = 0; i < types.size(); i++) {
            fields.add(DataTypes.createStructField(name(i), types.get(i), true));
        }
        List<Row> rows = new ArrayList<>();
        for (GoldenRow row : golden) {
            List<Object> values = new ArrayList<>();
            values.add(rows.size());
            for (int i = 0; i < types.size(); i++) {
                Object value = row.arguments().get(i);
                values.add(types.get(i).equals(IntegerType) && value instanceof Long n ? Math.toIntExact(n) : value);
            }
            rows.add(RowFactory.create(values.toArray()));
        }
        return spark.createDataFrame(rows, new StructType(fields.toArray(StructField[]::new)))
                .coalesce(1);
    }

    private static String name(int argument) {
        return "argument" + argument;
    }
}
