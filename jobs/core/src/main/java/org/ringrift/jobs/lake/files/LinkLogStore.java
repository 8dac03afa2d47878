package org.ringrift.jobs.lake.files;

import io.delta.storage.HDFSLogStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Writes commits to folders of this machine, or mounted on it, so that of several processes that write one version exactly
 * one wins. Delta's own way, for HDFS, is to look whether the file is there and then to rename; local files have no rename
 * that refuses to replace, so that of two at the same moment both won and the rows of one were lost. A hard link is made
 * in one step, and only where there is nothing.
 *
 * <p>Where a file system has no hard links, Delta's own way remains.
 */
public final class LinkLogStore extends HDFSLogStore {
    /** Made by Delta, by the name of the class. */
    public LinkLogStore(Configuration hadoop) {
        super(hadoop);
    }

    /**
     * Writes a file whole.
     *
     * @param path its name, of scheme {@code file}
     * @param actions its lines
     * @param overwrite whether one of this name may be replaced
     * @param hadoop settings of the file systems
     * @throws FileAlreadyExistsException if there is one already that must not be replaced
     * @throws IOException if it cannot be written
     */
    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop) throws IOException {
        if (overwrite) {
            super.write(path, actions, true, hadoop);
            return;
        }
        List<String> lines = new ArrayList<>();
        actions.forEachRemaining(lines::add);
        if (!link(Paths.get(path.toUri().getPath()), lines)) {
            super.write(path, lines.iterator(), false, hadoop);
        }
    }

    /** Returns false where there are no hard links; the file is then not written. */
    private static boolean link(java.nio.file.Path target, List<String> lines) throws IOException {
        java.nio.file.Path made = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(made)) {
                for (String line : lines) {
                    out.write(line);
                    out.write('\n');
                }
            }
            Files.createLink(target, made);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException e) {
            return false;
        } catch (FileSystemException e) {
            // The system names many reasons for having no links; any other reason stops the rename as well, and is
            // told.
            return false;
        } finally {
            Files.deleteIfExists(made);
        }
    }
}
