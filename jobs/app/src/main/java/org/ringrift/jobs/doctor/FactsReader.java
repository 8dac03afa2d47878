package org.ringrift.jobs.doctor;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.bench.Machine;
import org.ringrift.jobs.host.Host;
import org.ringrift.jobs.trial.Installation;
import org.ringrift.natives.NativeFolder;
import org.ringrift.net.onnx.OnnxLibrary;
import org.ringrift.net.train.TorchLibrary;
import org.ringrift.udf.rapids.ColumnarTwins;

/** Reads the facts of this machine and process; no Spark session is made. */
public final class FactsReader {
    private static final String SPARK = "org.apache.spark.package$";

    private final Map<String, String> environment;

    /** A reader for an environment. */
    public FactsReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** All facts; what takes longest, the libraries and the drivers of GPUs, is asked for at the same time. */
    public Facts read() {
        CompletableFuture<Facts.Gpus> gpus = CompletableFuture.supplyAsync(() -> new GpuReader(environment).read());
        CompletableFuture<Facts.Library> onnxRuntime = CompletableFuture.supplyAsync(FactsReader::onnxRuntime);
        Facts.Library pyTorch = pyTorch();
        return new Facts(
                new Facts.Processor(Machine.processor(), Runtime.getRuntime().availableProcessors()),
                new MemoryReader().read(),
                java(),
                System.getProperty("sun.jnu.encoding"),
                folder(() -> Path.of(System.getProperty("java.io.tmpdir"))),
                folder(NativeFolder::path),
                onnxRuntime.join(),
                pyTorch,
                gpus.join(),
                spark());
    }

    private static Facts.Java java() {
        return new Facts.Java(
                Runtime.version().feature(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("java.home"),
                ToolProvider.getSystemJavaCompiler() != null);
    }

    /** A folder, tried by a program of a line in it. */
    static Facts.Folder folder(Supplier<Path> place) {
        Path folder;
        try {
            folder = place.get();
        } catch (UserError | StageFailure e) {
            return new Facts.Folder("", e.getMessage(), false, 0);
        }
        try {
            Path program = Files.createTempFile(folder, "ringrift-doctor-", ".sh");
            try {
                Files.writeString(program, "#!/bin/sh\nexit 0\n");
                boolean executable = program.toFile().setExecutable(true, true) && runs(program);
                return new Facts.Folder(
                        folder.toString(),
                        "",
                        executable,
                        Files.getFileStore(folder).getUsableSpace() / 1_000_000);
            } finally {
                Files.deleteIfExists(program);
            }
        } catch (IOException e) {
            return new Facts.Folder(
                    folder.toString(),
                    folder + " cannot be written (" + e.getClass().getSimpleName() + ")",
                    false,
                    0);
        }
    }

    private static boolean runs(Path program) {
        return Program.run(List.of(program.toString()), Map.of())
                .filter(run -> run.code() == 0)
                .isPresent();
    }

    private static Facts.Library onnxRuntime() {
        try {
            OrtEnvironment runtime = OnnxLibrary.environment();
            return new Facts.Library(
                    runtime.getVersion(),
                    "",
                    OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA));
        } catch (UserError | StageFailure e) {
            return new Facts.Library("", e.getMessage(), false);
        }
    }

    private static Facts.Library pyTorch() {
        try {
            Engine engine = TorchLibrary.engine();
            return new Facts.Library(engine.getVersion(), "", engine.getGpuCount() > 0);
        } catch (UserError | StageFailure e) {
            return new Facts.Library("", e.getMessage(), false);
        }
    }

    private Facts.Spark spark() {
        String home = environment.getOrDefault(Installation.HOME, "");
        Path sparkHome = Path.of(home, "jobs", "target", "spark");
        boolean built = !home.isBlank() && Files.isDirectory(sparkHome.resolve("jars"));
        return new Facts.Spark(
                sparkVersion(),
                built ? sparkHome.toString() : "",
                Host.jar().map(Path::toString).orElse(""),
                ColumnarTwins.available());
    }

    private static String sparkVersion() {
        try {
            Class.forName(SPARK, false, FactsReader.class.getClassLoader());
            return org.apache.spark.package$.MODULE$.SPARK_VERSION();
        } catch (ClassNotFoundException e) {
            return "";
        }
    }
}
