package org.ringrift.jobs.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringrift.jobs.Checkout;
import org.ringrift.jobs.lake.sql.Recipes;

/** The page {@code docs/guide/sql.md}. */
final class SqlGuide {
    private static final Pattern FUNCTIONS = Pattern.compile("(?s)(<!-- functions -->\n).*?(<!-- /functions -->)");

    private SqlGuide() {}

    static Path path() {
        return Checkout.path("docs/guide/sql.md");
    }

    static String text() {
        try {
            return Files.readString(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The queries of each recipe by its heading, in the order of the page. */
    static Map<String, List<String>> recipes() {
        return Recipes.of(text());
    }

    /** The page with the functions that there are. */
    static String withFunctions(List<SqlFunction> functions) {
        StringBuilder table = new StringBuilder("| function | meaning |\n|---|---|\n");
        for (SqlFunction function : functions) {
            table.append("| `").append(function.signature()).append("` | ");
            table.append(function.meaning()).append(" |\n");
        }
        return FUNCTIONS.matcher(text()).replaceFirst("$1" + Matcher.quoteReplacement(table.toString()) + "$2");
    }
}
