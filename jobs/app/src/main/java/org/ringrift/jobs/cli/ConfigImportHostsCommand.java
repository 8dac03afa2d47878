package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.HostsText;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.config.hosts.ClusterYaml;
import org.ringrift.jobs.config.hosts.Finding;
import org.ringrift.jobs.config.hosts.HostsImport;
import org.ringrift.jobs.config.hosts.HostsImport.ImportedClass;
import org.ringrift.net.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code config import-hosts}: the predecessor's hosts as classes of machines. Needs no Spark. */
@Command(
        name = "import-hosts",
        description = "Make classes of machines from the predecessor's file of hosts.",
        footer = {
            "",
            "Says of every key of the old file what became of it. Secrets are neither copied nor shown.",
            "",
            "Examples:",
            "  ./ringrift config import-hosts distributed_hosts.yaml",
            "  ./ringrift config import-hosts distributed_hosts.yaml --output my-cluster.yaml",
            "  ./ringrift config node --cluster-file my-cluster.yaml"
        })
final class ConfigImportHostsCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "FILE",
            description = "The old file, such as the predecessor's config/distributed_hosts.yaml.")
    private Path file;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the classes into this file (default: print them, and the report on standard error).")
    private Path output;

    @Option(names = "--force", description = "Replace the output file if it is there.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    /** What programs read. */
    private record Report(
            String file,
            Path output,
            List<ImportedClass> classes,
            List<String> without,
            List<Finding> findings,
            String yaml) {}

    @Override
    public Integer call() {
        if (output != null && !force && Files.exists(output)) {
            throw new UserError(
                    "Cannot write " + output + ": it is there already. Name another file, or give --force.");
        }
        HostsImport imported = HostsImport.read(file);
        String yaml = ClusterYaml.of(imported);
        if (output != null) {
            AtomicFiles.replace(output, yaml.getBytes(StandardCharsets.UTF_8), "classes of machines");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (common.json()) {
            out.println(Json.of(new Report(
                    imported.file(), output, imported.classes(), imported.without(), imported.findings(), yaml)));
        } else if (output != null) {
            out.print(HostsText.of(imported));
        } else {
            out.print(yaml);
            spec.commandLine().getErr().print(HostsText.of(imported));
            spec.commandLine().getErr().flush();
        }
        out.flush();
        return 0;
    }
}
