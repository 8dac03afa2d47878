package org.ringrift.jobs.ecosystem;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * A Hadoop of one machine: a name node with one data node, and, if asked for, a YARN resource manager with two node
 * managers. The daemons run as threads of this JVM on loopback ports that were free; YARN's containers are processes.
 */
final class MiniHadoop implements AutoCloseable {
    private static final int NODE_MANAGERS = 2;
    private static final int NODE_MEMORY_MB = 4096;

    private final MiniDFSCluster hdfs;
    private final MiniYARNCluster yarn;
    private final Path configuration;

    private MiniHadoop(MiniDFSCluster hdfs, MiniYARNCluster yarn, Path configuration) {
        this.hdfs = hdfs;
        this.yarn = yarn;
        this.configuration = configuration;
    }

    /**
     * Starts HDFS alone.
     *
     * @param folder where it keeps its blocks
     * @return the running cluster
     * @throws IOException if it does not start
     */
    static MiniHadoop hdfs(Path folder) throws IOException {
        return new MiniHadoop(startHdfs(folder), null, folder);
    }

    /**
     * Starts HDFS and YARN.
     *
     * @param folder where they keep blocks, containers and the client's configuration
     * @return the running cluster
     * @throws IOException if it does not start
     */
    static MiniHadoop hdfsAndYarn(Path folder) throws IOException {
        MiniDFSCluster hdfs = startHdfs(folder);
        MiniYARNCluster yarn = null;
        try {
            yarn = startYarn(folder, hdfs);
            Configuration client = new Configuration(yarn.getConfig());
            Path configuration = Files.createDirectory(folder.resolve("conf"));
            for (String file : new String[] {"core-site.xml", "hdfs-site.xml", "yarn-site.xml"}) {
                try (OutputStream out = Files.newOutputStream(configuration.resolve(file))) {
                    client.writeXml(out);
                }
            }
            return new MiniHadoop(hdfs, yarn, configuration);
        } catch (IOException | RuntimeException e) {
            if (yarn != null) {
                yarn.stop();
            }
            hdfs.shutdown();
            throw e;
        }
    }

    /** A folder on HDFS that nobody has used yet. */
    String warehouse(String name) {
        return fileSystem().getUri().resolve("/" + name).toString();
    }

    /** The file system, for looking into it. */
    FileSystem fileSystem() {
        try {
            return hdfs.getFileSystem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folder with the configuration of a client: what HADOOP_CONF_DIR names. */
    Path configuration() {
        return configuration;
    }

    @Override
    public void close() {
        if (yarn != null) {
            yarn.stop();
        }
        hdfs.shutdown(true);
    }

    private static MiniDFSCluster startHdfs(Path folder) throws IOException {
        Configuration settings = new Configuration();
        settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
        return new MiniDFSCluster.Builder(settings).numDataNodes(1).build();
    }

    private static MiniYARNCluster startYarn(Path folder, MiniDFSCluster hdfs) throws IOException {
        // MiniYARNCluster writes below the folder of this property, target by default.
        System.setProperty("test.build.data", folder.resolve("yarn").toString());
        YarnConfiguration settings = new YarnConfiguration();
        URI fileSystem = hdfs.getFileSystem().getUri();
        settings.set("fs.defaultFS", fileSystem.toString());
        settings.set("yarn.scheduler.capacity.root.queues", "default");
        settings.set("yarn.scheduler.capacity.root.default.capacity", "100");
        // Driver and executors of a trial fit beside each other whatever share the default leaves to masters.
        settings.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1.0");
        settings.setInt(YarnConfiguration.NM_PMEM_MB, NODE_MEMORY_MB);
        settings.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 256);
        // A JVM reserves far more addresses than it uses.
        settings.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        // A disk of a developer may be fuller than a data node's ought to be.
        settings.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 99.5f);
        settings.setBoolean("yarn.minicluster.fixed.ports", false);
        MiniYARNCluster yarn = new MiniYARNCluster("ringrift", NODE_MANAGERS, 1, 1);
        yarn.init(settings);
        yarn.start();
        return yarn;
    }
}
