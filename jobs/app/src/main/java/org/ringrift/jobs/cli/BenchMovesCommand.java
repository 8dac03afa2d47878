package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.ringrift.jobs.bench.moves.Moves;
import org.ringrift.jobs.bench.moves.MovesReport;
import org.ringrift.jobs.bench.moves.MovesRequest;
import org.ringrift.jobs.bench.workload.BenchClock;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.MovesText;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.play.ModelLookup;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.net.store.StoredModel;
import org.ringrift.player.ModelRef;
import org.ringrift.player.PlayerSpec;
import org.ringrift.player.PlayerSpec.Gumbel;
import org.ringrift.player.PlayerSpec.RootNoise;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;
import org.ringrift.search.GumbelSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench moves}: how long players think about a move. */
@Command(
        name = "moves",
        description =
                "Time a move of each player, and find the search without a net that thinks as long as one with a net.",
        footer = {
            "",
            "One game at a time on one thread: what a search may ask for together shares an evaluation. A net is found in the",
            "warehouse; without --model none is needed. How to read it: docs/guide/learning.md.",
            "",
            "Examples:",
            "  ./ringrift bench moves --config hex8_2p",
            "  ./ringrift bench moves --config hex8_2p --sims 64 --model production",
            "  ./ringrift bench moves --config hex8_2p --player heuristic --player gumbel:sims=16,model=production --json"
        })
final class BenchMovesCommand implements Callable<Integer> {
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
            names = "--player",
            paramLabel = "SPEC",
            description = "Whose moves are timed; may be given several times: " + PlayerSpec.FORMS
                    + " (default: random, heuristic, the search without a net and, with --model, that with it).")
    private List<String> players = List.of();

    @Option(
            names = "--sims",
            paramLabel = "N",
            defaultValue = "64",
            description = "Simulations of the searches that are timed by default (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "simulations", min = 1, max = GumbelSettings.MAX_SIMULATIONS)
    private int sims;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "Net of a search that is timed, too: production, a sha256 or its beginning, or a folder.")
    private String model;

    @Option(
            names = "--positions",
            paramLabel = "N",
            defaultValue = "200",
            description = "Decisions, from all parts of seeded games (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "decisions", min = 1, max = MovesRequest.MAX_POSITIONS)
    private int positions;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "3",
            description = "Least time of a player's decisions, whole rounds, after a warm-up as long (default: "
                    + "${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "16",
            description = "Positions in one evaluation of a net, as in games (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "positions", min = 1, max = MovesRequest.MAX_BATCH)
    private int batch;

    @Option(
            names = "--clock",
            paramLabel = "CLOCK",
            defaultValue = "cpu",
            description = "cpu: processor time of the thinking thread, fair on a busy machine; or wall (default: "
                    + "${DEFAULT-VALUE}).")
    private String clock;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        MovesRequest request = new MovesRequest(
                Rules.of(GameConfig.parse(config)), specs(), positions, seconds, BenchClock.parse(clock), batch);
        MovesReport report = Moves.measure(request, models(), System.err, InstantSource.system());
        PrintWriter out = spec.commandLine().getOut();
        out.print(common.json() ? Json.of(report) + System.lineSeparator() : MovesText.of(report));
        out.flush();
        return 0;
    }

    private List<PlayerSpec> specs() {
        if (!players.isEmpty()) {
            return players.stream().map(PlayerSpec::parse).toList();
        }
        List<PlayerSpec> specs =
                new ArrayList<>(List.of(new PlayerSpec.Random(), new PlayerSpec.Heuristic(), search(Optional.empty())));
        if (model != null) {
            specs.add(search(Optional.of(ModelRef.parse(model))));
        }
        return specs;
    }

    private Gumbel search(Optional<ModelRef> net) {
        return new Gumbel(sims, net, GumbelSettings.DEFAULT_CONSIDERED, RootNoise.NONE);
    }

    /** Spark is started for a net only, and each is read once. */
    private Function<ModelRef, StoredModel> models() {
        return ref -> {
            Lake lake = new Lake(Sessions.open("ringrift bench moves", warehouse.master()), warehouse.warehouse());
            return new ModelLookup(lake.openExisting(), GameConfig.parse(config)).read(ref);
        };
    }
}
