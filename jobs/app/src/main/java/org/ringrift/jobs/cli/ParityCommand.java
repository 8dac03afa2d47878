package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.parity.FileReport;
import org.ringrift.parity.Mismatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code parity}: replays recorded games of the reference engine and compares every step. Files are replayed on all
 * cores and reported in the order in which they were given. Needs no Spark.
 */
@Command(
        name = "parity",
        description = "Replay recorded games of the reference engine and compare every step.",
        footer = {
            "",
            "Compared are the first state, at each step phase, player, legal moves and the state after the move, and",
            "the result: winner, reason and rule that ended the game, moves and turns, last state, and that it was",
            "neither cut short nor stuck. Of each game that differs the first difference is shown. Exit code 0: no",
            "mismatch, 1: some, 2: a file could not be read or holds no game.",
            "",
            "Examples:",
            "  ./ringrift parity recorded-games.jsonl.gz",
            "  ./ringrift parity --json games.jsonl"
        })
final class ParityCommand implements Callable<Integer> {
    private static final String ROW = "%7d  %9d  %10d  %9.0f  %s%n";

    @Mixin
    private CommonOptions common;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Trace files, .jsonl or .jsonl.gz.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ExecutorService cores = Executors.newFixedThreadPool(
                Math.min(files.size(), Runtime.getRuntime().availableProcessors()));
        try {
            return report(files.stream()
                    .map(file -> CompletableFuture.supplyAsync(() -> FileReport.of(file), cores))
                    .toList());
        } finally {
            cores.shutdownNow();
        }
    }

    private int report(List<CompletableFuture<FileReport>> replays) {
        long start = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        if (!common.json()) {
            out.printf(Locale.ROOT, "%7s  %9s  %10s  %9s  %s%n", "games", "steps", "mismatches", "steps/s", "file");
        }
        List<FileReport> reports = new ArrayList<>();
        for (CompletableFuture<FileReport> replay : replays) {
            try {
                FileReport report = replay.join();
                reports.add(report);
                if (!common.json()) {
                    show(report);
                }
            } catch (CompletionException e) {
                refuse(e);
            }
            out.flush();
        }
        if (reports.isEmpty()) {
            return Failures.USAGE;
        }
        ParityTotals totals = ParityTotals.of(reports, (System.nanoTime() - start) / 1e9);
        if (common.json()) {
            out.println(Json.of(totals));
        } else {
            String label = String.format(Locale.ROOT, "total of %d files in %.1f s", reports.size(), totals.seconds());
            out.printf(Locale.ROOT, ROW, totals.games(), totals.steps(), totals.mismatches(), totals.rate(), label);
        }
        out.flush();
        if (reports.size() < replays.size()) {
            return Failures.USAGE;
        }
        return totals.mismatches() > 0 ? Failures.FAILED : 0;
    }

    private void show(FileReport report) {
        PrintWriter out = spec.commandLine().getOut();
        List<Mismatch> mismatches = report.mismatches();
        double rate = ParityTotals.rate(report.steps(), report.seconds());
        out.printf(Locale.ROOT, ROW, report.games(), report.steps(), mismatches.size(), rate, report.file());
        for (Mismatch mismatch : mismatches) {
            out.println(mismatch.describe().indent(2).stripTrailing());
        }
    }

    /** An unreadable file is named at once; the others are still replayed. */
    private void refuse(CompletionException failure) {
        if (!(failure.getCause() instanceof UserError mistake)) {
            throw failure;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(mistake.getMessage());
        if (common.verbose()) {
            mistake.printStackTrace(err);
        }
        err.flush();
    }
}
