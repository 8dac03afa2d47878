package org.ringrift.jobs.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.driver.simulate.sites.SitesResult;

/** Simulations of sites for people: topologies beside each other. */
final class SitesText {
    private static final double HOUR = 3600;
    private static final double MINUTE = 60;

    private SitesText() {}

    /** @param results one for each topology, of the same sites and seed; one or more */
    static String of(List<SitesResult> results) {
        SitesResult first = results.get(0);
        List<List<String>> rows = List.of(
                row(
                        "sent by all sites, TB",
                        results,
                        each -> decimal(each.traffic().terabytes())),
                row(
                        "busiest site sends, share of the day",
                        results,
                        each -> share(each.traffic().busiestSent())),
                row(
                        "busiest table: commits",
                        results,
                        each -> Long.toString(each.load().commits())),
                row(
                        "  commits a minute at most",
                        results,
                        each -> decimal(each.load().mostPerMinute())),
                row(
                        "  commits, share of the day",
                        results,
                        each -> share(each.load().busyShare())),
                row(
                        "wave elsewhere: median",
                        results,
                        each -> time(each.staleness().medianSeconds())),
                row("  of 99 in 100", results, each -> time(each.staleness().lateSeconds())),
                row("  the last", results, each -> time(each.staleness().longestSeconds())),
                row(
                        "all have all after a cut: median",
                        results,
                        each -> time(each.staleness().convergenceSeconds())),
                row("  the longest", results, each -> time(each.staleness().longestConvergenceSeconds())),
                row(
                        "all have all after the day",
                        results,
                        each -> time(each.staleness().caughtUpSeconds())),
                row(
                        "model everywhere: median",
                        results,
                        each -> time(each.staleness().modelSeconds())),
                row("  the longest", results, each -> time(each.staleness().longestModelSeconds())),
                row("games that did not arrive", results, each -> Long.toString(each.missing())));
        return String.format(
                        Locale.ROOT,
                        "%d sites, %d machines, a day, seed %d: %,d games; %,d played again after losses of machines,"
                                + " %,d of them on spot machines; %d cuts.%n%n",
                        first.sites(),
                        first.nodes(),
                        first.seed(),
                        first.games(),
                        first.replayed(),
                        first.spotReplayed(),
                        first.cuts().size())
                + table(results, rows)
                + String.format(
                        Locale.ROOT,
                        "If each spot machine committed its games itself in time: %,.0f commits a minute at one"
                                + " site.%n",
                        first.load().ephemeralPerMinute());
    }

    private static String table(List<SitesResult> results, List<List<String>> rows) {
        List<String> names = new ArrayList<>(List.of(""));
        List<Align> aligns = new ArrayList<>(List.of(Align.LEFT));
        for (SitesResult result : results) {
            names.add(result.topology());
            aligns.add(Align.RIGHT);
        }
        return new TextTable(names, aligns, rows).render();
    }

    private static List<String> row(String name, List<SitesResult> results, Function<SitesResult, String> value) {
        List<String> row = new ArrayList<>(List.of(name));
        results.forEach(result -> row.add(value.apply(result)));
        return row;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * value);
    }

    private static String time(double seconds) {
        return seconds >= 2 * HOUR
                ? decimal(seconds / HOUR) + " h"
                : seconds >= 2 * MINUTE ? decimal(seconds / MINUTE) + " min" : decimal(seconds) + " s";
    }
}
