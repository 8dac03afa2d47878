package org.ringrift.jobs.cli;

import java.util.concurrent.Callable;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.DoctorText;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.doctor.Diagnosis;
import org.ringrift.jobs.doctor.Doctor;
import org.ringrift.jobs.doctor.FactsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: what this machine can do. Makes no Spark session. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Show what this machine has, what each stage would run on, and what is missing.",
        footer = {
            "",
            "Loads the native libraries to see that they load. Exit code 1 if something is missing that stages need.",
            "",
            "Examples:",
            "  ./ringrift doctor --json"
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Diagnosis diagnosis = Doctor.diagnose(new FactsReader(System.getenv()).read());
        spec.commandLine().getOut().println(common.json() ? Json.of(diagnosis) : DoctorText.of(diagnosis));
        return diagnosis.ready() ? 0 : Failures.FAILED;
    }
}
