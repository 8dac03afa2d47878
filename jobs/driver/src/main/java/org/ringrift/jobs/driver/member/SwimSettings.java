package org.ringrift.jobs.driver.member;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ringrift.UserError;
import org.ringrift.jobs.config.YesNo;

/**
 * How machines tell each other that they are there.
 *
 * @param port where others reach this process; 0 for any free one
 * @param seeds {@code host:port} of some of the others; empty for the first
 * @param advertised host under which others reach this one; empty to find out
 */
public record SwimSettings(int port, List<String> seeds, Optional<String> advertised) {
    /** Whether machines tell each other at all. */
    public static final String ENABLED = "RINGRIFT_SWIM_ENABLED";

    /** Port, as the predecessor had it: {@value #DEFAULT_PORT}. */
    public static final String PORT = "RINGRIFT_SWIM_PORT";

    /** Some of the others, with commas. */
    public static final String SEEDS = "RINGRIFT_SWIM_SEEDS";

    /** Host under which others reach this one. */
    public static final String ADVERTISED = "RINGRIFT_ADVERTISE_HOST";

    /** The port unless one is given. */
    public static final int DEFAULT_PORT = 7947;

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern SEED = Pattern.compile("[\\w.-]+:\\d{1,5}");

    /** @throws UserError if the port or a seed is none */
    public SwimSettings {
        seeds = List.copyOf(seeds);
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UserError("Cannot use " + PORT + "=" + port + ": state a port, 0 to " + HIGHEST_PORT + ".");
        }
        seeds.stream().filter(seed -> !SEED.matcher(seed).matches()).findFirst().ifPresent(wrong -> {
            throw new UserError("Cannot use seed '" + wrong + "' of " + SEEDS + ": state host:port, such as machine-1:"
                    + DEFAULT_PORT + ".");
        });
    }

    /**
     * What variables say.
     *
     * @param environment such as {@link System#getenv()}
     * @return the settings; empty unless {@value #ENABLED} says yes
     * @throws UserError if a value is wrong
     */
    public static Optional<SwimSettings> of(Map<String, String> environment) {
        return YesNo.onlyIfYes(ENABLED, environment.get(ENABLED)) ? Optional.of(read(environment)) : Optional.empty();
    }

    /** What variables say, whether or not it is switched on. */
    public static SwimSettings read(Map<String, String> environment) {
        String port = environment.getOrDefault(PORT, "").strip();
        if (!port.matches("\\d{0,5}")) {
            throw new UserError("Cannot use " + PORT + "=" + port + ": state a port, 0 to " + HIGHEST_PORT + ".");
        }
        List<String> seeds = Arrays.stream(environment.getOrDefault(SEEDS, "").split(","))
                .map(String::strip)
                .filter(seed -> !seed.isEmpty())
                .toList();
        Optional<String> advertised = Optional.ofNullable(environment.get(ADVERTISED))
                .map(String::strip)
                .filter(host -> !host.isEmpty());
        return new SwimSettings(port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port), seeds, advertised);
    }
}
