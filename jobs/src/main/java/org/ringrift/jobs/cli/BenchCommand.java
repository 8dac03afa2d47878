package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.TextTable.Align;
import org.ringrift.parity.RandomPlay;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast this machine plays by the rules. */
@Command(
        name = "bench",
        description = "Measure random play, all legal moves listed at every step, on one thread.",
        footer = {"", "Examples:", "  ./ringrift bench --config hex8_2p --seconds 20", "  ./ringrift bench"})
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--config",
            paramLabel = "BOARD_Np",
            description = "Configuration; may be given several times (default: all twelve).")
    private List<String> configs = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "3",
            description = "Time for each configuration, after a warm-up as long (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!(seconds > 0 && seconds <= 3600)) {
            throw new UserError("Cannot measure for " + seconds + " seconds: the range is above 0 to 3600.");
        }
        List<GameConfig> wanted = configs.isEmpty()
                ? GameConfig.all()
                : configs.stream().map(GameConfig::parse).toList();
        List<RandomPlay.Speed> speeds = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        for (GameConfig config : wanted) {
            System.err.println("bench " + config.key());
            RandomPlay.measure(Rules.of(config), seconds);
            RandomPlay.Speed speed = RandomPlay.measure(Rules.of(config), seconds);
            speeds.add(speed);
            lines.add(line(speed));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(common.json() ? Json.of(speeds) : table(lines));
        out.flush();
        return 0;
    }

    private static List<String> line(RandomPlay.Speed speed) {
        return List.of(
                speed.configKey(),
                Long.toString(speed.games()),
                String.format(Locale.ROOT, "%.0f", (double) speed.steps() / speed.games()),
                String.format(Locale.ROOT, "%.1f", speed.games() / speed.seconds()),
                String.format(Locale.ROOT, "%.0f", speed.steps() / speed.seconds()));
    }

    private static String table(List<List<String>> lines) {
        return new TextTable(
                        List.of("random play", "games", "steps a game", "games/s", "steps/s"),
                        List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT),
                        lines)
                .render();
    }
}
