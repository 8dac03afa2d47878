package org.ringrift.jobs.lake.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The queries of a page of recipes such as {@code docs/guide/sql.md}: its blocks of SQL below headings of the third level. */
public final class Recipes {
    private static final Pattern SECTION = Pattern.compile("(?ms)^### (.+?)$(.*?)(?=^##|\\z)");
    private static final Pattern QUERY = Pattern.compile("(?ms)^```sql\n(.*?)\n```$");

    private Recipes() {}

    /**
     * Finds them.
     *
     * @param page Markdown
     * @return the queries of each recipe by its heading, in the order of the page
     */
    public static Map<String, List<String>> of(String page) {
        Map<String, List<String>> recipes = new LinkedHashMap<>();
        Matcher section = SECTION.matcher(page);
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
}
