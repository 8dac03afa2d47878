package org.ringrift.jobs.cli;

import java.util.List;
import org.ringrift.jobs.cli.text.EvaluationText;
import org.ringrift.jobs.cli.text.MaintainText;
import org.ringrift.jobs.cli.text.PreviewText;
import org.ringrift.jobs.cli.text.ReportText;
import org.ringrift.jobs.cli.text.SyncText;
import org.ringrift.jobs.dataset.DatasetStage;
import org.ringrift.jobs.evaluate.EvaluateStage;
import org.ringrift.jobs.evaluate.MatchStage;
import org.ringrift.jobs.maintain.MaintainStage;
import org.ringrift.jobs.promote.PromoteStage;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.sync.SyncStage;
import org.ringrift.jobs.train.TrainStage;
import picocli.CommandLine;

/** The stages as commands. A new stage is added here, with its texts for people. */
final class StageCommands {
    private StageCommands() {}

    /** All of them, new ones at each call, in the order in which the help shows them. */
    static List<CommandLine> all() {
        return List.of(selfplay(), dataset(), train(), evaluate(), promote(), match(), maintain(), sync());
    }

    private static CommandLine selfplay() {
        return new StageCommand<>(new SelfplayStage(), PreviewText::of, ReportText::of)
                .commandLine(
                        "Play games and add them to the table games.",
                        List.of(
                                "",
                                "The same configuration, players and seed give the same games, however often and wherever"
                                        + " they are asked for;",
                                "a repeated or interrupted request adds only what is missing.",
                                "",
                                "Examples:",
                                "  ./ringrift selfplay --config hex8_2p --games 200 --players gumbel:sims=32 --seed 7",
                                "  ./ringrift selfplay --config square8_3p --games 100 --players heuristic --players random",
                                "  ./ringrift selfplay --config hex8_2p --games 200 --players"
                                        + " gumbel:sims=64,model=production",
                                "  ./ringrift selfplay --config hex8_2p --games 2000 --players gumbel:sims=64 --dry-run"));
    }

    private static CommandLine dataset() {
        return new StageCommand<>(new DatasetStage(), PreviewText::of, ReportText::of)
                .commandLine(
                        "Make training data (NPZ files) from recorded games.",
                        List.of(
                                "",
                                "Every game is replayed; one that is not what its record says is named and left out. The same"
                                        + " version of",
                                "games, filter, options and seed give the same files; a repeated request does nothing.",
                                "",
                                "Examples:",
                                "  ./ringrift dataset --config hex8_2p",
                                "  ./ringrift dataset --config hex8_2p --players searched --window 2000 --symmetries 4",
                                "  ./ringrift dataset --config square8_2p --games-version 12 --profile compat"));
    }

    private static CommandLine train() {
        return new StageCommand<>(new TrainStage(), PreviewText::of, ReportText::of)
                .commandLine(
                        "Train a net on a dataset and add it to the table models.",
                        List.of(
                                "",
                                "The weights of the epoch with the best validation loss are kept. A killed training goes on"
                                        + " behind its last",
                                "whole epoch when the same command is given again; a completed one is found and does nothing.",
                                "",
                                "Examples:",
                                "  ./ringrift train --config hex8_2p",
                                "  ./ringrift train --config hex8_2p --dataset latest --size tiny --epochs 5 --init none",
                                "  ./ringrift train --config square8_3p --size medium --epochs 20 --batch 512"));
    }

    private static CommandLine evaluate() {
        return new StageCommand<>(new EvaluateStage(), PreviewText::of, EvaluationText::of)
                .commandLine(
                        "Play a model against random, heuristic, its own search without a net and the production model, and judge it.",
                        List.of(
                                "",
                                "Every seat is played equally often, the games of a group share their opening. Against the"
                                        + " production model games",
                                "are played until a sequential test is decided. The same request again plays nothing and gives"
                                        + " the same verdict;",
                                "other games come by another --seed, and count together with those of the candidate's other"
                                        + " evaluations. Copies",
                                "of a game count once.",
                                "",
                                "Examples:",
                                "  ./ringrift evaluate --config hex8_2p",
                                "  ./ringrift evaluate --config hex8_2p --candidate 3f2a90bc --preset standard --sims 64"));
    }

    private static CommandLine promote() {
        return new StageCommand<>(new PromoteStage(), PreviewText::of, ReportText::of)
                .judging()
                .commandLine(
                        "Make an evaluated model the production model, or undo that.",
                        List.of(
                                "",
                                "Everything is checked again from the tables; the games are counted again. Exit code 0: the"
                                        + " model is in",
                                "production (also if it was before by the same evaluation); 1: refused, with the reason.",
                                "",
                                "Examples:",
                                "  ./ringrift promote --config hex8_2p",
                                "  ./ringrift promote --config hex8_2p --roll-back --reason 'It loses to the old one.'"));
    }

    private static CommandLine match() {
        return new StageCommand<>(new MatchStage(), PreviewText::of, ReportText::of)
                .commandLine(
                        "Compare two players over games in the table matches.",
                        List.of(
                                "",
                                "Every seat is played equally often, the games of a group share their opening. With three or"
                                        + " four",
                                "players A holds one seat and B the others. The same request again plays nothing; more games"
                                        + " continue it.",
                                "Copies of a game count once. All ratings of the configuration are fitted anew.",
                                "",
                                "Examples:",
                                "  ./ringrift match --config hex8_2p --a heuristic --b random --games 100",
                                "  ./ringrift match --config square8_3p --a gumbel:sims=64,model=production --b heuristic"
                                        + " --games 60"));
    }

    private static CommandLine maintain() {
        return new StageCommand<>(new MaintainStage(), MaintainText::of, MaintainText::of)
                .commandLine(
                        "Merge small files of the tables, and delete old files that nobody needs.",
                        List.of(
                                "",
                                "Rows stay as they are; stages and queries may go on meanwhile. Versions that rows name, such as"
                                        + " the version",
                                "of games that a dataset was cut from, stay readable for ten years, other versions for"
                                        + " --retention.",
                                "",
                                "Examples:",
                                "  ./ringrift maintain --dry-run",
                                "  ./ringrift maintain",
                                "  ./ringrift maintain --tables games --tables matches --retention 336h"));
    }

    private static CommandLine sync() {
        return new StageCommand<>(new SyncStage(), SyncText::of, SyncText::of)
                .runningIn(SyncStage::target)
                .judging()
                .commandLine(
                        "Bring rows and files of another warehouse to this one.",
                        List.of(
                                "",
                                "Rows are compared by key and content, files by sha256; what is there is not brought again, and"
                                        + " what was looked",
                                "at before is not read again. The same command completes an interrupted sync; both directions may"
                                        + " be under way at",
                                "once. A row whose key is there with another content is kept in quarantine/ and changes nothing.",
                                "Exit code 1: there are such rows, or damaged files were not brought.",
                                "",
                                "Examples:",
                                "  ./ringrift sync --from /mnt/siteA/lakehouse --to ./lakehouse",
                                "  ./ringrift sync --from hdfs://b/lakehouse --kinds games,models --config hex8_2p --limit 20M",
                                "  ./ringrift sync --from /mnt/siteA/lakehouse --dry-run --save plan.json",
                                "  ./ringrift sync --plan plan.json",
                                "  ./ringrift sync --from /mnt/siteA/lakehouse --follow"));
    }
}
