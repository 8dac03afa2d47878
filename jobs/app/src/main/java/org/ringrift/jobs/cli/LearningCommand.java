package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.LearningText;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.learning.CurveCsv;
import org.ringrift.jobs.learning.CurveReader;
import org.ringrift.jobs.learning.CurveSvg;
import org.ringrift.jobs.learning.LearningCurve;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.net.AtomicFiles;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code learning}: whether the loop is learning. */
@Command(
        name = "learning",
        description =
                "Show whether the loop is learning: rating, games, losses and verdict of every candidate over time.",
        footer = {
            "",
            "A row for each evaluated candidate, in the order of evaluation. All ratings are of one scale, fitted over all",
            "games of the configuration and edition; the heuristic player stands at 1200. How to read it: docs/guide/learning.md.",
            "",
            "Examples:",
            "  ./ringrift learning --config hex8_2p",
            "  ./ringrift learning --config hex8_2p --svg hex8_2p.svg --csv hex8_2p.csv",
            "  ./ringrift learning --config hex8_2p --json"
        })
final class LearningCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Option(
            names = "--config",
            paramLabel = "BOARD_Np",
            required = true,
            description = "Configuration: square8, square19, hex8 or hexagonal for 2 to 4 players, such as hex8_2p.")
    @Domain(form = Form.CONFIG)
    private String config;

    @Option(
            names = "--edition",
            paramLabel = "EDITION",
            description = "Edition of the rules: asis or corrected (default: that of the newest evaluation).")
    @Domain(form = Form.EDITION)
    private String edition;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the curve into this file, too.")
    private Path svg;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the points into this file, too.")
    private Path csv;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String key = GameConfig.parse(config).key();
        SparkSession spark = Sessions.open("ringrift learning", warehouse.master());
        LearningCurve curve = new CurveReader(new Lake(spark, warehouse.warehouse()).openExisting())
                .read(key, Optional.ofNullable(edition).map(Edition::parse));
        if (svg != null) {
            write(svg, CurveSvg.of(curve), "drawing");
        }
        if (csv != null) {
            write(csv, CurveCsv.of(curve), "points");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(common.json() ? Json.of(curve) : LearningText.of(curve));
        out.flush();
        return 0;
    }

    private static void write(Path file, String content, String what) {
        AtomicFiles.replace(file, content.getBytes(StandardCharsets.UTF_8), what);
    }
}
