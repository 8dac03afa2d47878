package org.ringrift.jobs.sync;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.lake.schema.SyncRow;
import org.ringrift.jobs.stage.StageRequest;
import org.ringrift.rules.GameConfig;

/**
 * What is to be brought to a warehouse, and how.
 *
 * @param from warehouse that has the rows and files; empty where a plan says it
 * @param to warehouse that they go to; empty for the one in which the stage runs
 * @param kinds names of {@link SyncKind}s; empty for all
 * @param config configurations; empty for all
 * @param model models by their sha256; empty for all
 * @param follow whether promotions are adopted
 * @param limit bytes a second, such as 20M; empty for no limit
 * @param parallel files that are copied at a time
 * @param plan file of the plan that is to be carried out; empty to make one
 * @param save file that the plan is written to; empty for none
 */
public record SyncRequest(
        @Domain(description = "Warehouse that has the rows and files, any Hadoop file system URI.", label = "URI")
        Optional<String> from,

        @Domain(
                description = "Warehouse that they go to, any Hadoop file system URI; made if it is not there.",
                label = "URI",
                otherwise = "that of --warehouse")
        Optional<String> to,

        @Domain(
                description = "What is brought: games, datasets, models, matches, evaluations; several with commas.",
                label = "KIND",
                otherwise = "all")
        List<String> kinds,

        @Domain(
                description = "Configuration whose rows are brought, such as hex8_2p; several with commas.",
                label = "KEY",
                otherwise = "all")
        List<String> config,

        @Domain(
                description = "Model that is brought, by its sha256, with --kinds models; several with commas.",
                label = "SHA256",
                otherwise = "all")
        List<String> model,

        @Domain(
                description =
                        "Adopt the promotions of the other warehouse, unless this one has ever decided otherwise.")
        boolean follow,

        @Domain(
                description = "Bytes that are brought a second, such as 500k, 20M or 1G.",
                label = "BYTES",
                otherwise = "as fast as it goes")
        Optional<String> limit,

        @Domain(
                description = "Files that are copied at a time.",
                label = "N",
                unit = "files",
                min = 1,
                max = 64,
                byDefault = "4")
        int parallel,

        @Domain(description = "Carry out the plan of this file, instead of making one.", label = "FILE")
        Optional<String> plan,

        @Domain(description = "Write the plan to this file, as JSON, before it is carried out.", label = "FILE")
        Optional<String> save)
        implements StageRequest {
    private static final int STANDARD_PARALLEL = 4;

    /** @throws UserError if there is no such kind or configuration, the limit is none, or options exclude each other */
    public SyncRequest {
        kinds = words(kinds);
        config = words(config);
        model = words(model);
        kinds.forEach(SyncKind::parse);
        config.forEach(GameConfig::parse);
        limit.ifPresent(ByteRate::parse);
        requireModels(kinds, model);
        requireWay(from, plan);
        boolean choice = !kinds.isEmpty() || !config.isEmpty() || !model.isEmpty() || save.isPresent();
        if (plan.isPresent() && choice) {
            throw new UserError("Cannot take --kinds, --config, --model or --save beside --plan: the plan says what is"
                    + " brought. Make another plan.");
        }
    }

    private static void requireModels(List<String> kinds, List<String> models) {
        for (String sha256 : models) {
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new UserError("Cannot sync model '" + sha256
                        + "': a model is named by 64 hexadecimal digits. Take its name from the models table.");
            }
        }
        if (!models.isEmpty() && !kinds.equals(List.of(SyncKind.MODELS.key()))) {
            throw new UserError("Cannot sync models by name beside other kinds: give --kinds models alone.");
        }
    }

    private static void requireWay(Optional<String> from, Optional<String> plan) {
        if (from.isEmpty() && plan.isEmpty()) {
            throw new UserError(
                    "Cannot sync from nowhere: give the other warehouse with --from, or a plan with --plan.");
        }
    }

    private static List<String> words(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Everything of a warehouse, to the one in which the stage runs. */
    public static SyncRequest from(String warehouse) {
        return new SyncRequest(
                Optional.of(warehouse),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                STANDARD_PARALLEL,
                Optional.empty(),
                Optional.empty());
    }

    /** The same for these kinds alone. */
    public SyncRequest ofKinds(SyncKind... some) {
        List<String> names = Arrays.stream(some).map(SyncKind::key).toList();
        return new SyncRequest(from, to, names, config, model, follow, limit, parallel, plan, save);
    }

    /** The same for one configuration alone. */
    public SyncRequest ofConfig(GameConfig only) {
        return new SyncRequest(from, to, kinds, List.of(only.key()), model, follow, limit, parallel, plan, save);
    }

    /** The same for one model alone. */
    public SyncRequest ofModel(String sha256) {
        return new SyncRequest(
                from, to, List.of(SyncKind.MODELS.key()), config, List.of(sha256), follow, limit, parallel, plan, save);
    }

    /** The same, with promotions. */
    public SyncRequest following() {
        return new SyncRequest(from, to, kinds, config, model, true, limit, parallel, plan, save);
    }

    /** The same with files no faster than a rate, such as 20M; empty for no limit. */
    public SyncRequest limitedTo(Optional<String> rate) {
        return new SyncRequest(from, to, kinds, config, model, follow, rate, parallel, plan, save);
    }

    /** The same by a plan. */
    public static SyncRequest ofPlan(String file) {
        return new SyncRequest(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                STANDARD_PARALLEL,
                Optional.of(file),
                Optional.empty());
    }

    /** The same with the plan saved. */
    public SyncRequest saving(String file) {
        return new SyncRequest(from, to, kinds, config, model, follow, limit, parallel, plan, Optional.of(file));
    }

    SyncRequest settled(String source, String target) {
        return new SyncRequest(
                Optional.of(source), Optional.of(target), kinds, config, model, follow, limit, parallel, plan, save);
    }

    @Override
    public String subject() {
        return config.size() == 1 ? config.get(0) : WHOLE_WAREHOUSE;
    }

    /** The kinds, in the order in which they are brought. */
    List<SyncKind> wantedKinds() {
        return Arrays.stream(SyncKind.values())
                .filter(kind -> kinds.isEmpty() || kinds.contains(kind.key()))
                .toList();
    }

    List<SyncScope> scopes() {
        return config.isEmpty()
                ? List.of(new SyncScope(SyncRow.ALL, model))
                : config.stream().map(key -> new SyncScope(key, model)).toList();
    }

    ByteRate rate() {
        return ByteRate.of(limit.map(ByteRate::parse).orElse(Double.POSITIVE_INFINITY));
    }
}
