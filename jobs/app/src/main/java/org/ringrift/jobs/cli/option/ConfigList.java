package org.ringrift.jobs.cli.option;

import java.util.List;
import org.ringrift.rules.GameConfig;

/** Configurations as options name them. */
public final class ConfigList {
    /** Stands for all of them. */
    public static final String ALL = "all";

    private ConfigList() {}

    /**
     * The configurations.
     *
     * @param names their keys, or {@value #ALL} alone
     * @return each once
     * @throws org.ringrift.UserError if one is unknown
     */
    public static List<GameConfig> parse(List<String> names) {
        return names.equals(List.of(ALL))
                ? GameConfig.all()
                : names.stream().map(GameConfig::parse).distinct().toList();
    }
}
