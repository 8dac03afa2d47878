package org.ringrift.jobs.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ringrift.UserError;

/**
 * When idle machines are ended, by provider: a file such as {@code conf/providers.yaml}, a section each, whose keys are the
 * components of {@link ProviderPolicy} with hyphens. Machines of a provider that has no section are never ended. Immutable.
 */
public final class ProviderPolicies {
    private static final String SHIPPED = "providers.yaml";
    private static final RecordSections<ProviderPolicy> SECTIONS =
            new RecordSections<>(ProviderPolicy.class, ProviderPolicy::defaults);

    /** Ends of the predecessor's variables, which begin with the provider's name, such as {@code VAST_IDLE_THRESHOLD}. */
    private static final Map<String, String> VARIABLES = Map.of(
            "idle-seconds", "IDLE_THRESHOLD",
            "min-saving", "MIN_SAVINGS",
            "drain-seconds", "DRAIN_PERIOD",
            "keep", "MIN_NODES",
            "pending", "WORK_THRESHOLD",
            "dry-run", "IDLE_DRY_RUN");

    private static final String ENABLED = "IDLE_ENABLED";

    private final Map<String, ProviderPolicy> byName;

    private ProviderPolicies(Map<String, ProviderPolicy> byName) {
        this.byName = new LinkedHashMap<>(byName);
    }

    /** The keys that a provider may have, in the order of the record. */
    public static List<SettingKey> keys() {
        return SECTIONS.keys();
    }

    /** The providers of {@code conf/providers.yaml} as it came with this program. */
    public static ProviderPolicies shipped() {
        return of(ConfigSections.packed(ProviderPolicies.class, SHIPPED));
    }

    /**
     * Reads a file.
     *
     * @throws UserError if it cannot be read, or a key or value is wrong
     */
    public static ProviderPolicies read(Path file) {
        return of(ConfigSections.read(file));
    }

    /**
     * Makes policies of sections.
     *
     * @param sections a section a provider
     * @throws UserError if a key or value is wrong
     */
    public static ProviderPolicies of(ConfigSections sections) {
        return new ProviderPolicies(SECTIONS.read(sections));
    }

    /** All of them, in the order of the file. */
    public List<ProviderPolicy> all() {
        return List.copyOf(byName.values());
    }

    /** The policy for a provider's machines; empty if they are never ended. */
    public Optional<ProviderPolicy> find(String provider) {
        return Optional.ofNullable(byName.get(provider));
    }

    /**
     * With what variables say in place of the file: {@code <PROVIDER>_IDLE_THRESHOLD} (s), {@code _MIN_SAVINGS} ($/h),
     * {@code _DRAIN_PERIOD} (s), {@code _MIN_NODES}, {@code _WORK_THRESHOLD}, {@code _IDLE_DRY_RUN}, and
     * {@code _IDLE_ENABLED}, which takes the provider out if it is false.
     *
     * @param environment such as {@link System#getenv()}
     * @throws UserError if a value is wrong
     */
    public ProviderPolicies with(Map<String, String> environment) {
        Map<String, ProviderPolicy> policies = new LinkedHashMap<>();
        byName.forEach((name, policy) -> {
            String prefix = name.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
            if (!"false".equalsIgnoreCase(environment.get(prefix + ENABLED))) {
                Map<SettingKey, Object> values = new LinkedHashMap<>();
                for (SettingKey key : keys()) {
                    String variable = prefix + VARIABLES.get(key.name());
                    String text = environment.get(variable);
                    values.put(key, text == null || text.isBlank() ? key.of(policy) : value(key, variable, text));
                }
                policies.put(name, SECTIONS.make(name, values));
            }
        });
        return new ProviderPolicies(policies);
    }

    private static Object value(SettingKey key, String variable, String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        key.check().problem(plain).ifPresent(problem -> {
            throw new UserError("Cannot use variable " + variable + ": it is '" + text + "', " + problem + ".");
        });
        return key.value(plain);
    }
}
