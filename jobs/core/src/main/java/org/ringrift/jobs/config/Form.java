package org.ringrift.jobs.config;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringrift.UserError;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetSize;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;

/** Kinds of text that a setting may take. */
public enum Form {
    /** Any text. */
    TEXT("text", text -> {}),
    /** A board and a number of players. */
    CONFIG("a configuration such as hex8_2p", GameConfig::parse),
    /** Which rules. */
    EDITION("asis or corrected", Edition::parse),
    /** Who plays. */
    PLAYER("a player such as gumbel:sims=32", PlayerSpec::parse),
    /** Size of a net. */
    NET(NetSize.keys() + ", or such as resnet-b4-c48", NetArchitecture::parse),
    /** Preset of work and gate. */
    PRESET("quick or standard", GatePolicy::preset),
    /** A length of time. */
    TIME("a time such as 90s, 45m or 2h", Form::time),
    /** A stage of the loop, or {@code match}. */
    STAGE(StageName.keys(), StageName::parse);

    /** At most eight digits: three hundred years in hours. */
    private static final Pattern TIMES = Pattern.compile("([1-9][0-9]{0,7})([smh])");

    private final String description;
    private final Consumer<String> check;

    Form(String description, Consumer<String> check) {
        this.description = description;
        this.check = check;
    }

    /**
     * Reads a length of time.
     *
     * @param text a whole number of seconds, minutes or hours: 90s, 45m, 2h
     * @return the time
     * @throws UserError if it is no such text, or no time at all
     */
    public static Duration time(String text) {
        Matcher parts = TIMES.matcher(text);
        if (!parts.matches()) {
            throw new UserError("Cannot read time '" + text
                    + "': it must be a whole number above 0 with s, m or h, such as" + " 90s, 45m or 2h.");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /** What such a text is, in a few words. */
    public String description() {
        return description;
    }

    /**
     * Refuses a text that is none of these.
     *
     * @param text what was given
     * @throws org.ringrift.UserError if it does not have the form
     */
    public void check(String text) {
        check.accept(text);
    }
}
