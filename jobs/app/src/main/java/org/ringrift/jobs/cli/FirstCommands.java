package org.ringrift.jobs.cli;

import java.nio.file.Path;

/**
 * Runs short commands one after another, so that a JVM that keeps the classes it has loaded (-XX:ArchiveClassesAtExit) keeps those
 * with which most commands start. The launcher does it once after a build.
 */
public final class FirstCommands {
    private FirstCommands() {}

    /** @param arguments an empty folder */
    public static void main(String[] arguments) {
        String warehouse = Path.of(arguments[0], "warehouse").toString();
        int played = Main.run(
                "selfplay",
                "--warehouse",
                warehouse,
                "--config",
                "hex8_2p",
                "--games",
                "2",
                "--players",
                "gumbel:sims=2");
        int asked = Main.run(
                "sql",
                "--warehouse",
                warehouse,
                "SELECT config_key, count(*) AS games FROM games GROUP BY config_key; SELECT * FROM leaderboard; SHOW TABLES");
        System.exit(Math.max(played, asked));
    }
}
