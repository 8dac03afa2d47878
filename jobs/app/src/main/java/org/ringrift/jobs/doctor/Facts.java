package org.ringrift.jobs.doctor;

import java.util.List;

/**
 * What was found on this machine.
 *
 * @param processor the processor
 * @param memory main memory
 * @param java the Java of this process
 * @param fileNames encoding of the names of files, such as {@code UTF-8}
 * @param temporary the temporary folder
 * @param natives where native libraries are unpacked
 * @param onnxRuntime the library that serves nets
 * @param pyTorch the library that trains nets
 * @param gpus the GPUs
 * @param spark Spark's classes and the jar of this project
 */
public record Facts(
        Processor processor,
        Memory memory,
        Java java,
        String fileNames,
        Folder temporary,
        Folder natives,
        Library onnxRuntime,
        Library pyTorch,
        Gpus gpus,
        Spark spark) {
    /**
     * A processor.
     *
     * @param model its name, or {@code unknown}
     * @param cores that this process may use
     */
    public record Processor(String model, int cores) {}

    /**
     * Main memory.
     *
     * @param megabytes of the machine, or of this process's container
     * @param availableMegabytes that nobody uses
     * @param heapMegabytes most that the heap of this process takes
     */
    public record Memory(long megabytes, long availableMegabytes, long heapMegabytes) {}

    /**
     * A Java.
     *
     * @param version its feature version, such as 17
     * @param name name and full version
     * @param home its folder
     * @param compiler whether it is a whole JDK
     */
    public record Java(int version, String name, String home, boolean compiler) {}

    /**
     * A folder.
     *
     * @param path its path, empty if none can be used
     * @param trouble why it cannot be used, empty if it can
     * @param executable whether programs and libraries in it can be run
     * @param freeMegabytes free space of its file system
     */
    public record Folder(String path, String trouble, boolean executable, long freeMegabytes) {}

    /**
     * A native library.
     *
     * @param version its version, empty if it does not load
     * @param trouble why it does not load, empty if it does
     * @param gpu whether ONNX Runtime is the build for GPUs, or PyTorch sees one
     */
    public record Library(String version, String trouble, boolean gpu) {}

    /**
     * The GPUs.
     *
     * @param devices index, name, memory and driver of each, as {@code nvidia-smi} has them
     * @param addresses what {@code conf/gpu-discovery.sh} gives to Spark
     * @param trouble why there are none, empty if there are
     */
    public record Gpus(List<String> devices, List<String> addresses, String trouble) {
        /** Copies the lists. */
        public Gpus {
            devices = List.copyOf(devices);
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Spark and this project.
     *
     * @param version of Spark, empty if its classes are not there
     * @param home Spark's home, from which a cluster is started, empty if there is none
     * @param jar the packed jar, empty if this process runs from classes
     * @param rapids whether RAPIDS is on the class path
     */
    public record Spark(String version, String home, String jar, boolean rapids) {}
}
