package org.ringrift.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.doctor.Finding.State;

class DoctorTest {
    private static final Facts.Gpus ONE_GPU =
            new Facts.Gpus(List.of("0, NVIDIA H200, 143771 MiB, 570.86"), List.of("0"), "");

    /** What is found on a machine; a test changes what it is about. */
    private record Found(
            Facts.Memory memory,
            Facts.Java java,
            String fileNames,
            Facts.Folder temporary,
            Facts.Folder natives,
            Facts.Library onnxRuntime,
            Facts.Library pyTorch,
            Facts.Gpus gpus,
            Facts.Spark spark) {
        Diagnosis diagnosis() {
            return Doctor.diagnose(new Facts(
                    new Facts.Processor("EPYC", 16),
                    memory,
                    java,
                    fileNames,
                    temporary,
                    natives,
                    onnxRuntime,
                    pyTorch,
                    gpus,
                    spark));
        }
    }

    private static final Found FINE = new Found(
            new Facts.Memory(32000, 20000, 4000),
            new Facts.Java(17, "OpenJDK 17.0.15", "/opt/java", true),
            "UTF-8",
            new Facts.Folder("/tmp", "", true, 50000),
            new Facts.Folder("/home/a/.cache/ringrift/native", "", true, 50000),
            new Facts.Library("1.28.0", "", false),
            new Facts.Library("2.7.1", "", false),
            new Facts.Gpus(List.of(), List.of(), "nvidia-smi is not installed"),
            new Facts.Spark("4.0.1", "/opt/ringrift/jobs/target/spark", "/opt/ringrift.jar", false));

    @Test
    void aMachineWithoutGpusRunsEverythingOnItsCores() {
        Diagnosis diagnosis = FINE.diagnosis();
        assertThat(diagnosis.ready()).isTrue();
        assertThat(diagnosis.findings()).allMatch(finding -> finding.state() == State.GOOD);
        assertThat(diagnosis.findings())
                .contains(Finding.good("Processor", "EPYC, 16 cores"))
                .contains(Finding.good("Memory", "32.0 GB, 20.0 GB free, heap 4.0 GB"))
                .contains(Finding.good("GPUs", "none: nvidia-smi is not installed"));
        assertThat(diagnosis.stages()).allMatch(stage -> stage.submitted().equals("16 cores"));
    }

    @Test
    void aGpuIsUsedByWhatHasCuda() {
        Diagnosis cpuBuild = withGpus(ONE_GPU, "CPU builds").diagnosis();
        assertThat(cpuBuild.ready()).isTrue();
        assertThat(stage(cpuBuild, "train"))
                .isEqualTo(new StageDevice("train", "16 cores", "16 cores", "this PyTorch has no CUDA"));
        assertThat(of(cpuBuild, "ONNX Runtime"))
                .isEqualTo(Finding.note(
                        "ONNX Runtime",
                        "1.28.0, CPU only",
                        "Nets play on the CPU: build with -Pgpu for the CUDA build, and install CUDA 12 and cuDNN 9."));
        assertThat(of(cpuBuild, "PyTorch").remedy()).contains("PYTORCH_LIBRARY_PATH");
        assertThat(of(cpuBuild, "RAPIDS").remedy()).contains("docs/guide/gpu.md");

        Diagnosis gpuBuild = withGpus(ONE_GPU, "GPU builds").diagnosis();
        assertThat(gpuBuild.findings()).allMatch(finding -> finding.state() == State.GOOD);
        assertThat(gpuBuild.stages())
                .containsExactly(
                        new StageDevice("selfplay, evaluate, match", "16 cores", "1 GPU", "ONNX Runtime with CUDA"),
                        new StageDevice("train", "16 cores", "1 GPU", "PyTorch with CUDA"),
                        new StageDevice("dataset, promote", "16 cores", "16 cores", "they compute with no net"),
                        new StageDevice("sql", "16 cores", "1 GPU", "RAPIDS, with its plug-in"));
    }

    @Test
    void aScriptThatFindsNoGpusIsToldOf() {
        Finding gpus = of(
                withGpus(new Facts.Gpus(ONE_GPU.devices(), List.of(), ""), "GPU builds")
                        .diagnosis(),
                "GPUs");
        assertThat(gpus.state()).isEqualTo(State.NOTE);
        assertThat(gpus.remedy()).startsWith("conf/gpu-discovery.sh gives none");
    }

    @Test
    void rapidsWithoutAGpuCanOnlyExplain() {
        Facts.Spark spark = new Facts.Spark("4.0.1", "/spark", "/ringrift.jar", true);
        Finding rapids = of(with(FINE, spark).diagnosis(), "RAPIDS");
        assertThat(rapids.state()).isEqualTo(State.NOTE);
        assertThat(rapids.found()).isEqualTo("on the class path, without a GPU");
    }

    @Test
    void whatStagesNeedIsMissing() {
        refused("Java", with(FINE, new Facts.Java(25, "OpenJDK 25", "/opt/java", true)), "JDK 17 or 21");
        refused("Java", with(FINE, new Facts.Java(11, "OpenJDK 11", "/opt/java", true)), "JDK 17 or 21");
        refused("File names", with(FINE, "ANSI_X3.4-1968"), "LC_ALL=C.UTF-8");
        refused("Spark", with(FINE, new Facts.Spark("", "", "", false)), "./ringrift --help");
        refused(
                "ONNX Runtime",
                libraries(
                        new Facts.Library("", "Cannot use a net: ONNX Runtime's native library does not load", false),
                        FINE.pyTorch()),
                "Native folder");
        refused(
                "PyTorch",
                libraries(FINE.onnxRuntime(), new Facts.Library("", "Cannot train: it does not load", false)),
                "Native folder");
        refused(
                "Temporary folder",
                folders(new Facts.Folder("/tmp", "/tmp cannot be written", false, 0), FINE.natives()),
                "TMPDIR");
        refused("Temporary folder", folders(new Facts.Folder("/tmp", "", true, 20), FINE.natives()), "1 GB free");
        refused("Native folder", folders(FINE.temporary(), new Facts.Folder("/n", "", false, 9000)), "DJL_CACHE_DIR");
        refused(
                "Native folder",
                folders(FINE.temporary(), new Facts.Folder("", "Cannot unpack native libraries", false, 0)),
                "DJL_CACHE_DIR");
    }

    @Test
    void whatIsOnlyWorseIsNoted() {
        noted("Memory", with(FINE, new Facts.Memory(32000, 3000, 4000)), "RINGRIFT_HEAP");
        noted("Memory", with(FINE, new Facts.Memory(4000, 3000, 1000)), "8 GB");
        noted("Java", with(FINE, new Facts.Java(17, "OpenJDK 17", "/opt/jre", false)), "no whole JDK");
        noted("Native folder", folders(FINE.temporary(), new Facts.Folder("/n", "", true, 300)), "600 MB free");
        noted("Spark", with(FINE, new Facts.Spark("4.0.1", "", "/ringrift.jar", false)), "start with ./ringrift");
        noted("Spark", with(FINE, new Facts.Spark("4.0.1", "/spark", "", false)), "mvn package");
        assertThat(of(
                        folders(new Facts.Folder("/tmp", "", false, 9000), FINE.natives())
                                .diagnosis(),
                        "Temporary folder"))
                .isEqualTo(Finding.good("Temporary folder", "/tmp, 9.0 GB free, mounted noexec"));
    }

    private static void refused(String subject, Found found, String remedy) {
        Diagnosis diagnosis = found.diagnosis();
        assertThat(diagnosis.ready()).as(subject).isFalse();
        assertThat(of(diagnosis, subject).state()).isEqualTo(State.MISSING);
        assertThat(of(diagnosis, subject).remedy()).contains(remedy);
    }

    private static void noted(String subject, Found found, String remedy) {
        Diagnosis diagnosis = found.diagnosis();
        assertThat(diagnosis.ready()).as(subject).isTrue();
        assertThat(of(diagnosis, subject).state()).isEqualTo(State.NOTE);
        assertThat(of(diagnosis, subject).remedy()).contains(remedy);
    }

    private static Finding of(Diagnosis diagnosis, String subject) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static StageDevice stage(Diagnosis diagnosis, String name) {
        return diagnosis.stages().stream()
                .filter(stage -> stage.stage().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Found withGpus(Facts.Gpus gpus, String builds) {
        boolean cuda = builds.startsWith("GPU");
        return new Found(
                FINE.memory(),
                FINE.java(),
                FINE.fileNames(),
                FINE.temporary(),
                FINE.natives(),
                new Facts.Library("1.28.0", "", cuda),
                new Facts.Library("2.7.1", "", cuda),
                gpus,
                new Facts.Spark("4.0.1", FINE.spark().home(), FINE.spark().jar(), cuda));
    }

    private static Found libraries(Facts.Library onnxRuntime, Facts.Library pyTorch) {
        return new Found(
                FINE.memory(),
                FINE.java(),
                FINE.fileNames(),
                FINE.temporary(),
                FINE.natives(),
                onnxRuntime,
                pyTorch,
                FINE.gpus(),
                FINE.spark());
    }

    private static Found folders(Facts.Folder temporary, Facts.Folder natives) {
        return new Found(
                FINE.memory(),
                FINE.java(),
                FINE.fileNames(),
                temporary,
                natives,
                FINE.onnxRuntime(),
                FINE.pyTorch(),
                FINE.gpus(),
                FINE.spark());
    }

    private static Found with(Found found, Object fact) {
        return new Found(
                fact instanceof Facts.Memory memory ? memory : found.memory(),
                fact instanceof Facts.Java java ? java : found.java(),
                fact instanceof String fileNames ? fileNames : found.fileNames(),
                found.temporary(),
                found.natives(),
                found.onnxRuntime(),
                found.pyTorch(),
                found.gpus(),
                fact instanceof Facts.Spark spark ? spark : found.spark());
    }
}
