package org.ringrift.jobs.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringrift.jobs.Checkout;

/** The page {@code docs/guide/sql.md}. */
final class SqlGuide {
    private static final Pattern SECTION = Pattern.compile("(?ms)^### (.+?)$(.*?)(?=^##|\\z)");
    private static final Pattern QUERY = Pattern.compile("(?ms)^```sql\n(.*?)\n```$");
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
        Map<String, List<String>> recipes = new LinkedHashMap<>();
        Matcher section = SECTION.matcher(text());
        while (section.find()) {
            List<String> queries = new ArrayList<>();
            Matcher query = QUERY.matcher(section.group(2));
            while (query.find()) {
                queries.add(query.group(1));
            }
            recipes.put(section.group(1), queries);
        }
        return recipes;
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
