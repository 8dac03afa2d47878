package org.ringrift.jobs.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ringrift.jobs.trial.Installation;

/** Reads which GPUs there are, by NVIDIA's program and by the script that Spark asks. */
final class GpuReader {
    /** By {@code env}, which looks where the environment says and not where this process was started. */
    private static final List<String> LIST =
            List.of("env", "nvidia-smi", "--query-gpu=index,name,memory.total,driver_version", "--format=csv,noheader");

    /** What {@code env} answers for a program that is not there. */
    private static final int NOT_FOUND = 127;

    private static final Pattern ADDRESS = Pattern.compile("\"(\\d+)\"");

    private final Map<String, String> environment;

    GpuReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Facts.Gpus read() {
        Optional<Program> listed = Program.run(LIST, environment);
        if (listed.isEmpty()) {
            return new Facts.Gpus(List.of(), List.of(), "nvidia-smi does not answer");
        }
        return of(listed.get(), addresses());
    }

    /** The GPUs by what {@code nvidia-smi} has said. */
    static Facts.Gpus of(Program listed, List<String> addresses) {
        List<String> lines = listed.output()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (listed.code() == NOT_FOUND) {
            return new Facts.Gpus(List.of(), List.of(), "nvidia-smi is not installed");
        }
        if (listed.code() != 0 || lines.isEmpty()) {
            String said = lines.isEmpty() ? "nothing" : lines.get(0);
            return new Facts.Gpus(List.of(), List.of(), "nvidia-smi says " + said);
        }
        return new Facts.Gpus(lines, addresses, "");
    }

    private List<String> addresses() {
        Path script = Path.of(environment.getOrDefault(Installation.HOME, ""), "conf", "gpu-discovery.sh");
        return Files.isReadable(script)
                ? Program.run(List.of("bash", script.toString()), environment)
                        .filter(run -> run.code() == 0)
                        .map(run -> addresses(run.output()))
                        .orElse(List.of())
                : List.of();
    }

    /** The addresses in {@code {"name": "gpu", "addresses": ["0", "1"]}}. */
    static List<String> addresses(String json) {
        return ADDRESS.matcher(json)
                .results()
                .map(MatchResult::group)
                .map(text -> text.replace("\"", ""))
                .toList();
    }
}
