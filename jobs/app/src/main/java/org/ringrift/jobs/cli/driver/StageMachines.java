package org.ringrift.jobs.cli.driver;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.UserError;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.driver.health.NodeRanking;
import org.ringrift.jobs.driver.health.NodeReport;
import org.ringrift.jobs.driver.health.NodeReport.Hardware;
import org.ringrift.jobs.driver.health.NodeReport.Jobs;
import org.ringrift.jobs.driver.health.NodeReport.Usage;
import org.ringrift.jobs.driver.health.NodeUse;

/** Which class of machines each stage of the loop runs on, of those that the user names. */
final class StageMachines {
    private static final List<StageName> STAGES =
            List.of(StageName.SELFPLAY, StageName.DATASET, StageName.TRAIN, StageName.EVALUATE, StageName.MATCH);

    private StageMachines() {}

    /**
     * Spark's properties of each stage: the best class of those that are for it, by the ranking of machines.
     *
     * @param classes all classes
     * @param names of those that the driver may use; empty for what Spark is given anyhow
     * @return properties by the name of the stage
     * @throws UserError if a class is unknown, or none of them is for a stage
     */
    static Map<String, Map<String, String>> properties(NodeClasses classes, List<String> names) {
        List<NodeClass> named = names.stream().map(classes::find).toList();
        Map<String, Map<String, String>> properties = new HashMap<>();
        for (StageName stage : STAGES) {
            properties.put(stage.key(), named.isEmpty() ? Map.of() : properties(named, stage));
        }
        return properties;
    }

    private static Map<String, String> properties(List<NodeClass> named, StageName stage) {
        List<NodeClass> suited =
                named.stream().filter(each -> each.stages().contains(stage)).toList();
        if (suited.isEmpty()) {
            throw new UserError("Cannot drive with --node-class "
                    + String.join(",", named.stream().map(NodeClass::name).toList()) + ": none of them is for "
                    + stage.key() + ". Name one more that is; ./ringrift config node lists them.");
        }
        String best = best(suited, stage);
        return suited.stream()
                .filter(each -> each.name().equals(best))
                .findFirst()
                .orElseThrow()
                .sparkProperties(stage);
    }

    /** A machine of each class that does nothing, by its rank. */
    private static String best(List<NodeClass> classes, StageName stage) {
        Instant now = Instant.EPOCH;
        List<NodeReport> machines = classes.stream()
                .distinct()
                .map(each -> new NodeReport(
                        each.name(),
                        now,
                        new Hardware(each.cores(), each.gpus(), each.name()),
                        Usage.NONE,
                        Jobs.NONE,
                        0,
                        now,
                        false))
                .toList();
        return NodeRanking.of(machines, use(stage), now).ranked().get(0).node();
    }

    private static NodeUse use(StageName stage) {
        return switch (stage) {
            case SELFPLAY -> NodeUse.SELFPLAY;
            case TRAIN -> NodeUse.TRAINING;
            case DATASET, EVALUATE, MATCH -> NodeUse.EVALUATION; // GPUs are for those that need them more
        };
    }
}
