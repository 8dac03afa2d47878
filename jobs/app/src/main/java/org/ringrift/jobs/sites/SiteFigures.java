package org.ringrift.jobs.sites;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import org.ringrift.jobs.driver.http.PrometheusText;
import org.ringrift.jobs.driver.http.PrometheusText.Label;

/** What a driver shows of other sites. */
public final class SiteFigures {
    private SiteFigures() {}

    /** For the page of the status: an array. */
    public static ArrayNode json(List<SiteLag> sites) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (SiteLag site : sites) {
            ObjectNode node = array.addObject();
            node.put("site", site.site());
            ObjectNode rows = node.putObject("rows_behind");
            new TreeMap<>(site.rows()).forEach(rows::put);
            node.put("seconds_behind", site.behind().toSeconds());
            node.put("failures", site.failures());
            node.put("problem", site.problem());
            node.put("rows_brought_there", site.rowsThere());
            node.put("rows_brought_here", site.rowsHere());
        }
        return array;
    }

    /** For the page of the metrics; nothing without other sites. */
    public static void metrics(PrometheusText text, List<SiteLag> sites) {
        if (sites.isEmpty()) {
            return;
        }
        text.gauge("ringrift_site_rows_behind", "Rows of this site that the other one lacks, by table.");
        for (SiteLag site : sites) {
            new TreeMap<>(site.rows())
                    .forEach((table, rows) -> text.sample(rows, label(site), new Label("table", table)));
        }
        text.gauge("ringrift_site_behind_seconds", "Since when the driver has seen the other site lack something.");
        sites.forEach(site -> text.sample(site.behind().toMillis() / 1000.0, label(site)));
        text.gauge("ringrift_site_consecutive_failures", "Failures since the last transfer that worked.");
        sites.forEach(site -> text.sample(site.failures(), label(site)));
        text.counter("ringrift_site_rows_total", "Rows that were brought, by direction.");
        for (SiteLag site : sites) {
            text.sample(site.rowsThere(), label(site), new Label("way", "there"));
            text.sample(site.rowsHere(), label(site), new Label("way", "here"));
        }
    }

    private static Label label(SiteLag site) {
        return new Label("site", site.site());
    }
}
