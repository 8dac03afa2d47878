package org.ringrift.jobs.config;

import java.util.function.Consumer;
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
    /** A stage of the loop, or {@code match}. */
    STAGE(StageName.keys(), StageName::parse);

    private final String description;
    private final Consumer<String> check;

    Form(String description, Consumer<String> check) {
        this.description = description;
        this.check = check;
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
