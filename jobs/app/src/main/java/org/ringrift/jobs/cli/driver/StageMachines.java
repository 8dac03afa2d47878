package org.ringrift.jobs.cli.driver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.UserError;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.config.StageName;

/** Which class of machines each stage of the loop runs on, of those that the user names. */
final class StageMachines {
    private static final List<StageName> STAGES =
            List.of(StageName.SELFPLAY, StageName.DATASET, StageName.TRAIN, StageName.EVALUATE);

    private StageMachines() {}

    /**
     * Spark's properties of each stage: the first class that is for it.
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
        return named.stream()
                .filter(each -> each.stages().contains(stage))
                .findFirst()
                .orElseThrow(() -> new UserError("Cannot drive with --node-class "
                        + String.join(",", named.stream().map(NodeClass::name).toList()) + ": none of them is for "
                        + stage.key() + ". Name one more that is; ./ringrift config node lists them."))
                .sparkProperties(stage);
    }
}
