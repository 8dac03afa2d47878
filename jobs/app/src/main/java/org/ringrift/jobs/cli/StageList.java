package org.ringrift.jobs.cli;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The list of sub-commands in the top help: what each does, and a line that can be pasted into a shell. */
final class StageList {
    private static final String LAUNCHER = "./ringrift ";
    private static final String ROW = "  %-10s %s%n";

    private StageList() {}

    /** @return the text of the section: of each sub-command its description and the first example of its footer */
    static String render(Help help) {
        StringBuilder text = new StringBuilder();
        help.subcommands().forEach((name, sub) -> {
            UsageMessageSpec usage = sub.commandSpec().usageMessage();
            text.append(String.format(Locale.ROOT, ROW, name, String.join(" ", usage.description())));
            Arrays.stream(usage.footer())
                    .map(String::strip)
                    .filter(line -> line.startsWith(LAUNCHER))
                    .findFirst()
                    .ifPresent(example -> text.append(String.format(Locale.ROOT, ROW, "", "  " + example)));
        });
        return text.toString();
    }
}
