package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringrift.jobs.driver.plan.States.NOW;
import static org.ringrift.jobs.driver.plan.States.data;
import static org.ringrift.jobs.driver.plan.States.failed;
import static org.ringrift.jobs.driver.plan.States.running;
import static org.ringrift.jobs.driver.plan.States.settled;
import static org.ringrift.jobs.driver.plan.States.trainable;
import static org.ringrift.jobs.driver.plan.States.with;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.board.BoardType;
import org.ringrift.rules.GameConfig;

class PlannerTest {
    private final Planner planner = new Planner();

    private List<Action> plan(Slots slots, ConfigState... states) {
        return planner.plan(List.of(states), NOW, Limits.idle(slots), 1);
    }

    private static List<LoopStage> stages(List<Action> plan) {
        return plan.stream().map(Action::stage).toList();
    }

    /** What a round of 4 games asks for next, with these many new, in the dataset, unevaluated and undecided. */
    private static List<LoopStage> ofRound(int newGames, int inDataset, int unevaluated, int undecided) {
        ConfigState state = new ConfigState(
                GameConfig.parse("hex8_2p"),
                new DataState(4, newGames, newGames, inDataset, 0, 1, StageState.NEVER),
                new ModelState(false, unevaluated, undecided),
                Strength.UNRATED,
                0,
                0,
                StageStates.NEW);
        return stages(Planner.ofRound(4, 2).plan(List.of(state), NOW, Limits.idle(new Slots(0, 1)), 1));
    }

    @Test
    void aRoundIsItsGamesAndEachStepBehindThemHoweverFewTheyAre() {
        assertThat(ofRound(0, 0, 0, 0)).containsExactly(LoopStage.SELFPLAY);
        assertThat(ofRound(4, 0, 0, 0)).containsExactly(LoopStage.DATASET);
        assertThat(ofRound(4, 4, 0, 0)).containsExactly(LoopStage.TRAIN);
        assertThat(ofRound(0, 0, 1, 0)).containsExactly(LoopStage.EVALUATE);
        assertThat(ofRound(0, 0, 0, 1)).containsExactly(LoopStage.PROMOTE);
    }

    @Test
    void aRoundPlaysTheGamesThatAreMissingByTheSearchAlone() {
        Action.Selfplay games = (Action.Selfplay) Planner.ofRound(50, 8)
                .plan(List.of(with(settled("hex8_2p"), data(100, 20, 20))), NOW, Limits.idle(new Slots(0, 1)), 1)
                .get(0);
        assertThat(games.games()).isEqualTo(30);
        assertThat(games.simulations()).isEqualTo(8);
        assertThat(games.mix().share(PlayerKind.MODEL_SEARCH)).isEqualTo(1);
    }

    @Test
    void whatIsNearestToADecisionStartsFirst() {
        List<Action> plan = plan(
                new Slots(4, 1),
                with(settled("square8_2p"), data(20_000, 3000, 500)),
                trainable("square8_3p"),
                with(settled("square8_4p"), new ModelState(true, 1, 0)),
                with(settled("hex8_2p"), new ModelState(true, 0, 1)));

        assertThat(stages(plan))
                .startsWith(LoopStage.PROMOTE, LoopStage.EVALUATE, LoopStage.TRAIN, LoopStage.DATASET)
                .hasSize(6);
        assertThat(plan.get(0).slot()).isEqualTo(SlotKind.DRIVER);
        assertThat(plan.get(1).slot()).isEqualTo(SlotKind.GPU);
        assertThat(plan.get(1).reason()).isEqualTo("a new model has no evaluation");
        assertThat(plan.get(3).slot()).isEqualTo(SlotKind.CPU);
        assertThat(plan.get(3).reason()).isEqualTo("3000 new games, 0 of them in the dataset");
    }

    @Test
    void aConfigurationIsNotTrainedWhileItsCandidateHasNoDecision() {
        ConfigState waiting = with(trainable("hex8_2p"), new ModelState(true, 1, 0));

        assertThat(stages(plan(new Slots(1, 0), waiting))).containsExactly(LoopStage.EVALUATE);
        assertThat(stages(plan(new Slots(1, 0), with(waiting, LoopStage.EVALUATE, running()))))
                .containsExactly(LoopStage.SELFPLAY);
    }

    @Test
    void theStarvingComeFirstOnHalfOfTheSlots() {
        ConfigState starving = with(settled("hexagonal_4p"), data(20_000, 0, 40));
        List<Action> plan = plan(new Slots(8, 0), starving, settled("hex8_2p"), settled("square8_2p"));

        assertThat(plan).hasSize(8);
        assertThat(plan.get(0).config().key()).isEqualTo("hexagonal_4p");
        assertThat(plan.get(0).reason()).isEqualTo("60 games are missing to the floor of 100 in 12 h");
        assertThat(plan.stream().filter(action -> action.config().key().equals("hexagonal_4p")))
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void noConfigurationHasMoreThanHalfOfTheSlots() {
        ConfigState beginner = with(settled("hex8_2p"), data(100, 0, 100)); // its tier multiplies its priority by 500
        List<Action> plan = plan(new Slots(10, 0), beginner, settled("square8_2p"));

        assertThat(plan.stream().filter(action -> action.config().key().equals("hex8_2p")))
                .hasSize(5);
        assertThat(plan).hasSize(10);
    }

    @Test
    void coresPlayForThoseWithoutAModelAndLeaveASlotToDatasets() {
        List<Action> plan = plan(
                new Slots(2, 3),
                with(settled("hex8_2p"), ModelState.NONE),
                with(settled("hex8_3p"), ModelState.NONE),
                settled("square8_2p"));

        List<Action> onCores =
                plan.stream().filter(action -> action.slot() == SlotKind.CPU).toList();
        assertThat(onCores).hasSize(2).allMatch(action -> action.config().board() == BoardType.HEX8);
    }

    @Test
    void withoutAnyGpuAllStagesRunOnCores() {
        List<Action> plan = plan(new Slots(0, 4), trainable("hex8_2p"), settled("square8_2p"));

        assertThat(plan).hasSize(4).allMatch(action -> action.slot() == SlotKind.CPU);
        assertThat(stages(plan)).startsWith(LoopStage.TRAIN).contains(LoopStage.SELFPLAY);
    }

    private static ConfigState watched(String config) {
        ConfigState played = with(settled(config), LoopStage.SELFPLAY, succeeded(Duration.ofHours(1)));
        return with(played, played.models().comparing(384));
    }

    @Test
    void aPromotedModelIsComparedWithTheOneBeforeWhenNothingElseIsOwed() {
        List<Action> plan = plan(new Slots(2, 0), watched("hex8_2p"));
        assertThat(stages(plan)).containsExactly(LoopStage.MATCH, LoopStage.SELFPLAY);
        assertThat(plan.get(0).reason())
                .isEqualTo("384 games are missing between the production model and the one before");
        ConfigState candidate = with(watched("hex8_2p"), new ModelState(true, 1, 0, 384));
        assertThat(stages(plan(new Slots(2, 0), candidate))).containsExactly(LoopStage.EVALUATE, LoopStage.SELFPLAY);
        ConfigState enough = with(watched("hex8_2p"), new ModelState(true, 0, 0, 0));
        assertThat(stages(plan(new Slots(1, 0), enough))).containsExactly(LoopStage.SELFPLAY);
    }

    @Test
    void comparisonsStarveNoSelfplay() {
        ConfigState justCompared = with(watched("hex8_2p"), LoopStage.MATCH, succeeded(Duration.ofMinutes(1)));
        assertThat(stages(plan(new Slots(1, 0), justCompared))).containsExactly(LoopStage.SELFPLAY);
        ConfigState starving = with(watched("hex8_2p"), data(20_000, 0, 49));
        assertThat(stages(plan(new Slots(1, 0), starving))).containsExactly(LoopStage.SELFPLAY);
        ConfigState[] all =
                GameConfig.all().stream().map(config -> watched(config.key())).toArray(ConfigState[]::new);
        assertThat(stages(plan(new Slots(8, 0), all)).stream().filter(LoopStage.MATCH::equals))
                .as("a quarter of the slots")
                .hasSize(2);
        all[0] = with(all[0], LoopStage.MATCH, running());
        assertThat(stages(plan(new Slots(8, 0), all)).stream().filter(LoopStage.MATCH::equals))
                .hasSize(1);
    }

    private static StageState succeeded(Duration ago) {
        return new StageState(0, NOW.minus(ago), 0, StageState.NEVER);
    }

    @Test
    void aFullDiskStopsSelfplayAndNothingElse() {
        Limits full = new Limits(new Slots(8, 1), new Slots(8, 1), 0, 0.8, 0);

        List<Action> plan = planner.plan(List.of(trainable("hex8_2p"), settled("square8_2p")), NOW, full, 1);

        assertThat(stages(plan)).containsExactly(LoopStage.TRAIN);
    }

    @Test
    void aStageThatFailsTakesNoSlotUntilItsPauseIsOver() {
        ConfigState broken = with(trainable("hex8_2p"), LoopStage.TRAIN, failed(3, Duration.ofMinutes(29)));
        ConfigState trial = with(trainable("hex8_2p"), LoopStage.TRAIN, failed(3, Duration.ofMinutes(31)));

        assertThat(stages(plan(new Slots(1, 0), broken))).containsExactly(LoopStage.SELFPLAY);
        assertThat(stages(plan(new Slots(1, 0), trial))).containsExactly(LoopStage.TRAIN);
    }

    @Test
    void aDatasetThatOnlyWaitsForItsTrainingIsNotMadeAgain() {
        DataState more = new DataState(20_000, 9000, 500, 3000, 100_000, 1, NOW);
        ConfigState waiting = with(with(trainable("hex8_2p"), more), LoopStage.TRAIN, failed(3, Duration.ZERO));
        ConfigState tooFewTargets = with(trainable("hex8_3p"), new DataState(4000, 3900, 500, 3000, 90_000, 0.2, NOW));

        assertThat(stages(plan(new Slots(0, 1), waiting))).containsExactly(LoopStage.SELFPLAY);
        assertThat(stages(plan(new Slots(0, 1), tooFewTargets))).containsExactly(LoopStage.DATASET);
    }

    @Test
    void aTrainingWaitsForTheDatasetThatIsBeingMade() {
        ConfigState making = with(trainable("hex8_2p"), LoopStage.DATASET, running());
        assertThat(stages(plan(new Slots(0, 1), making))).containsExactly(LoopStage.SELFPLAY);
        assertThat(Waiting.of(making, NOW)).isEqualTo("dataset: in flight");
    }

    @Test
    void trainingsLeaveHalfOfTheSlotsToGames() {
        List<ConfigState> all =
                GameConfig.all().stream().map(config -> trainable(config.key())).toList();

        List<Action> plan = planner.plan(all, NOW, Limits.idle(new Slots(6, 0)), 1);

        assertThat(stages(plan).stream().filter(LoopStage.TRAIN::equals)).hasSize(3);
        assertThat(plan).hasSize(6);
    }

    /** Each action is done at once, and the loops of three configurations turn on a single slot. */
    @Test
    void oneSlotTurnsEveryLoop() {
        OneSlot world = new OneSlot(List.of("hex8_2p", "square8_3p", "hexagonal_4p"));
        for (int round = 0; round < 150; round++) {
            world.step(planner);
        }
        for (String config : world.names()) {
            assertThat(world.done(config)).containsAll(EnumSet.range(LoopStage.SELFPLAY, LoopStage.PROMOTE));
        }
    }

    @Test
    void aConfigurationThatIsThereTwiceIsRefused() {
        List<ConfigState> twice = new ArrayList<>(List.of(settled("hex8_2p"), settled("hex8_2p")));

        assertThatThrownBy(() -> planner.plan(twice, NOW, Limits.idle(new Slots(1, 1)), 1))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot plan hex8_2p: it is there twice. Give one state for each configuration.");
    }

    @Test
    void onCoresADriverAsksForFewSimulations() {
        List<ConfigState> states = List.of(States.settled("hex8_2p"));
        assertThat(simulations(Planner.ofDriver().plan(states, States.NOW, Limits.idle(new Slots(0, 1)), 1)))
                .isEqualTo(64);
        assertThat(simulations(Planner.ofDriver().plan(states, States.NOW, Limits.idle(new Slots(1, 0)), 1)))
                .as("on a GPU by strength and data")
                .isEqualTo(800);
    }

    private static int simulations(List<Action> plan) {
        return ((Action.Selfplay) plan.get(0)).simulations();
    }
}
