package org.ringrift.jobs.doctor;

import java.util.List;
import java.util.Locale;

/** Judges facts; asks for nothing but them. */
public final class Doctor {
    private static final int OLDEST_JAVA = 17;
    /** From Java 23 on Hadoop does not find its user: {@code HostJava}. */
    private static final int NEWEST_JAVA = 22;

    /** Below it a net is trained with little room: samples, parameters and Spark. */
    private static final long LITTLE_MEMORY = 6000;
    /** Shuffles, and what Spark unpacks. */
    private static final long LITTLE_SPACE = 1000;
    /** PyTorch's libraries and ONNX Runtime's. */
    private static final long NATIVE_SPACE = 600;

    private final Facts facts;

    private Doctor(Facts facts) {
        this.facts = facts;
    }

    /** What follows from facts. */
    public static Diagnosis diagnose(Facts facts) {
        Doctor doctor = new Doctor(facts);
        List<Finding> findings = List.of(
                doctor.processor(),
                doctor.memory(),
                doctor.java(),
                doctor.fileNames(),
                doctor.temporary(),
                doctor.natives(),
                doctor.onnxRuntime(),
                doctor.pyTorch(),
                doctor.gpus(),
                doctor.spark(),
                doctor.rapids());
        boolean ready = findings.stream().noneMatch(finding -> finding.state() == Finding.State.MISSING);
        return new Diagnosis(ready, findings, doctor.stages());
    }

    private Finding processor() {
        Facts.Processor processor = facts.processor();
        String found = processor.model() + ", " + counted(processor.cores(), "core");
        return Finding.good("Processor", found);
    }

    private Finding memory() {
        Facts.Memory memory = facts.memory();
        String found = gigabytes(memory.megabytes()) + ", " + gigabytes(memory.availableMegabytes()) + " free, heap "
                + gigabytes(memory.heapMegabytes());
        if (memory.heapMegabytes() > memory.availableMegabytes()) {
            return Finding.note(
                    "Memory",
                    found,
                    "The heap may grow beyond what is free: set RINGRIFT_HEAP to less, such as 2g, or end other programs.");
        }
        return memory.megabytes() < LITTLE_MEMORY
                ? Finding.note("Memory", found, "Small nets and boards fit; give the machine 8 GB for more.")
                : Finding.good("Memory", found);
    }

    private Finding java() {
        Facts.Java java = facts.java();
        String found = java.name() + " in " + java.home();
        if (java.version() < OLDEST_JAVA || java.version() > NEWEST_JAVA) {
            return Finding.missing(
                    "Java", found, "Spark and Hadoop work with Java 17 to 22: set JAVA_HOME to a JDK 17 or 21.");
        }
        return java.compiler()
                ? Finding.good("Java", found)
                : Finding.note("Java", found, "This is no whole JDK: install one to build from sources.");
    }

    private Finding fileNames() {
        return facts.fileNames().equals("UTF-8")
                ? Finding.good("File names", facts.fileNames())
                : Finding.missing(
                        "File names",
                        facts.fileNames(),
                        "Names with other letters would be lost: set LC_ALL=C.UTF-8, as ./ringrift does.");
    }

    private Finding temporary() {
        Facts.Folder folder = facts.temporary();
        String remedy =
                "Spark needs room there: set TMPDIR and -Djava.io.tmpdir (RINGRIFT_JAVA_OPTS) to a folder with 1 GB"
                        + " free.";
        if (!folder.trouble().isEmpty()) {
            return Finding.missing("Temporary folder", folder.trouble(), remedy);
        }
        String found = folder.path() + ", " + gigabytes(folder.freeMegabytes()) + " free"
                + (folder.executable() ? "" : ", mounted noexec");
        return folder.freeMegabytes() < LITTLE_SPACE
                ? Finding.missing("Temporary folder", found, remedy)
                : Finding.good("Temporary folder", found);
    }

    private Finding natives() {
        Facts.Folder folder = facts.natives();
        String remedy = "Set DJL_CACHE_DIR to a folder of your own on another file system, with 600 MB free.";
        if (!folder.trouble().isEmpty()) {
            return Finding.missing("Native folder", folder.trouble(), remedy);
        }
        String found = folder.path() + ", " + gigabytes(folder.freeMegabytes()) + " free";
        if (!folder.executable()) {
            return Finding.missing("Native folder", found + ", mounted noexec", remedy);
        }
        return folder.freeMegabytes() < NATIVE_SPACE
                ? Finding.note("Native folder", found, remedy)
                : Finding.good("Native folder", found);
    }

    private Finding onnxRuntime() {
        return library(
                "ONNX Runtime",
                facts.onnxRuntime(),
                "Nets play on the CPU: build with -Pgpu for the CUDA build, and install CUDA 12 and cuDNN 9.");
    }

    private Finding pyTorch() {
        return library(
                "PyTorch",
                facts.pyTorch(),
                "Nets are trained on the CPU: set PYTORCH_LIBRARY_PATH to the lib folder of a PyTorch 2.7.1 with CUDA.");
    }

    private Finding library(String subject, Facts.Library library, String cpuRemedy) {
        if (!library.trouble().isEmpty()) {
            return Finding.missing(
                    subject,
                    library.trouble(),
                    "No net can be used without it: look at Native folder above, or build again with ./ringrift --help.");
        }
        String found = library.version() + (library.gpu() ? ", with CUDA" : ", CPU only");
        return library.gpu() || !hasGpus() ? Finding.good(subject, found) : Finding.note(subject, found, cpuRemedy);
    }

    private boolean hasGpus() {
        return !facts.gpus().devices().isEmpty();
    }

    private Finding gpus() {
        Facts.Gpus gpus = facts.gpus();
        if (gpus.devices().isEmpty()) {
            return Finding.good("GPUs", "none: " + gpus.trouble());
        }
        String found = String.join("; ", gpus.devices()) + "; Spark gets " + gpus.addresses();
        return gpus.addresses().isEmpty()
                ? Finding.note("GPUs", found, "conf/gpu-discovery.sh gives none: run it and read what it says.")
                : Finding.good("GPUs", found);
    }

    private Finding spark() {
        Facts.Spark spark = facts.spark();
        if (spark.version().isEmpty()) {
            return Finding.missing("Spark", "its classes are not there", "Build with ./ringrift --help.");
        }
        String found = spark.version() + (spark.home().isEmpty() ? "" : ", home " + spark.home());
        if (spark.home().isEmpty()) {
            return Finding.note("Spark", found, "cluster and submit need a Spark home: start with ./ringrift.");
        }
        return spark.jar().isEmpty()
                ? Finding.note("Spark", found + ", from classes", "A cluster needs the packed jar: mvn package.")
                : Finding.good("Spark", found + ", jar " + spark.jar());
    }

    private Finding rapids() {
        if (facts.spark().rapids()) {
            return hasGpus()
                    ? Finding.good("RAPIDS", "on the class path")
                    : Finding.note(
                            "RAPIDS", "on the class path, without a GPU", "Only explainOnly works: docs/guide/gpu.md.");
        }
        return hasGpus()
                ? Finding.note("RAPIDS", "not there: SQL runs on the CPU", "Add its jar: docs/guide/gpu.md.")
                : Finding.good("RAPIDS", "not there, and no GPU for it");
    }

    private List<StageDevice> stages() {
        String cpu = counted(facts.processor().cores(), "core");
        boolean playing = hasGpus() && facts.onnxRuntime().gpu();
        boolean training = hasGpus() && facts.pyTorch().gpu();
        boolean sql = hasGpus() && facts.spark().rapids();
        return List.of(
                new StageDevice(
                        "selfplay, evaluate, match",
                        cpu,
                        playing ? gpu() : cpu,
                        playing ? "ONNX Runtime with CUDA" : why(facts.onnxRuntime(), "ONNX Runtime")),
                new StageDevice(
                        "train",
                        cpu,
                        training ? gpu() : cpu,
                        training ? "PyTorch with CUDA" : why(facts.pyTorch(), "PyTorch")),
                new StageDevice("dataset, promote", cpu, cpu, "they compute with no net"),
                new StageDevice(
                        "sql", cpu, sql ? gpu() : cpu, sql ? "RAPIDS, with its plug-in" : "no RAPIDS with a GPU"));
    }

    private String why(Facts.Library library, String name) {
        if (!hasGpus()) {
            return "no GPU";
        }
        return library.trouble().isEmpty() ? "this " + name + " has no CUDA" : name + " does not load";
    }

    private String gpu() {
        return counted(facts.gpus().devices().size(), "GPU");
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String gigabytes(long megabytes) {
        return String.format(Locale.ROOT, "%.1f GB", megabytes / 1000.0);
    }
}
