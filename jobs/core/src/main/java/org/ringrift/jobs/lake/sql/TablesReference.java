package org.ringrift.jobs.lake.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.lake.schema.View;

/** Writes the reference page of tables and views from their definitions. */
public final class TablesReference {
    private static final Pattern VIEW_COLUMN = Pattern.compile("(?m)^ {2}(\\w+) COMMENT '([^']*)'");
    private static final Pattern VIEW_COMMENT = Pattern.compile("(?m)^COMMENT '([^']*)'");

    private TablesReference() {}

    /**
     * Writes the page.
     *
     * @param arguments the file to write, such as {@code docs/reference/tables.md}
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(page.getParent());
        Files.writeString(page, render());
    }

    /** The page, in Markdown. */
    public static String render() {
        StringBuilder page = new StringBuilder("# Tables and views\n\n"
                + "Generated from the table classes in `jobs/core/src/main/java/org/ringrift/jobs/lake` and the views in\n"
                + "`jobs/core/src/main/resources/org/ringrift/jobs/lake/schema`: change those, then run the tests with\n"
                + "`-Dringrift.docs.update=true`.\n\n"
                + "All state of a warehouse is in Delta tables at `<warehouse>/tables/<name>`; files that rows name lie\n"
                + "below `<warehouse>/datasets` and `<warehouse>/models`. In SQL a table is named `ringrift.games`,\n"
                + "or `games` in `./ringrift sql`: [questions to the tables](../guide/sql.md). Rows are only added, each key once; a commit that breaks a condition\n"
                + "below is refused by Delta. Times are UTC.\n");
        Lake.SPECS.forEach(spec -> table(page, spec));
        page.append("\n# Views\n");
        View.ALL.forEach(view -> view(page, view));
        return page.toString();
    }

    private static void table(StringBuilder page, TableSpec<?> spec) {
        page.append("\n## ").append(spec.name()).append("\n\n").append(spec.description());
        page.append(" Key: ").append(code(spec.keys()));
        page.append(spec.partitions().isEmpty() ? ". Not partitioned" : ". Partitioned by " + code(spec.partitions()));
        page.append(". ").append(spec.retention().words());
        page.append(".\n\n| column | type | meaning | condition |\n|---|---|---|---|\n");
        for (StructField field : spec.schema().fields()) {
            String condition = spec.checks().get(field.name() + "_domain");
            row(page, field.name(), field, condition == null ? "" : "`" + condition + "`");
        }
    }

    private static void row(StringBuilder page, String name, StructField field, String condition) {
        page.append("| `")
                .append(name)
                .append("` | ")
                .append(type(field.dataType()))
                .append(" | ");
        page.append(cell(field.getComment().getOrElse(() -> ""))).append(" | ");
        page.append(cell(condition)).append(" |\n");
        StructType nested = nested(field.dataType());
        if (nested != null) {
            for (StructField inner : nested.fields()) {
                row(page, name + "." + inner.name(), inner, "");
            }
        }
    }

    private static void view(StringBuilder page, View view) {
        Matcher comment = VIEW_COMMENT.matcher(view.sql());
        page.append("\n## ").append(view.name()).append("\n\n");
        page.append(comment.find() ? comment.group(1) : "").append("\n\n| column | meaning |\n|---|---|\n");
        Matcher column = VIEW_COLUMN.matcher(view.sql());
        while (column.find()) {
            page.append("| `")
                    .append(column.group(1))
                    .append("` | ")
                    .append(cell(column.group(2)))
                    .append(" |\n");
        }
    }

    private static StructType nested(DataType type) {
        if (type instanceof ArrayType array) {
            return nested(array.elementType());
        }
        return type instanceof StructType struct ? struct : null;
    }

    private static String type(DataType type) {
        if (type instanceof StructType) {
            return "struct";
        }
        if (type instanceof ArrayType array && nested(array) != null) {
            return "array of struct";
        }
        return type.sql().toLowerCase(Locale.ROOT).replace("<", "\\<");
    }

    private static String code(Iterable<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
