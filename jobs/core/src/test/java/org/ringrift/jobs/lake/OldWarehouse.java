package org.ringrift.jobs.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The tables of warehouses that older programs have made. */
public final class OldWarehouse {
    private OldWarehouse() {}

    /**
     * Unpacks that of commit ff229b3, when tables had no schema version: 32 games of hex8_2p, of which twelve are copies of
     * one, a dataset, a model, an evaluation that passed and 124 matches.
     *
     * @param folder where to; made if missing
     */
    public static void unpack(Path folder) {
        unpack("schema-1.zip", folder);
    }

    /**
     * Unpacks that of commit b934367, with schema version 2: the twelve games of the run {@code done} that are copies of
     * one, and runs that were {@code cancelled} and {@code killed}.
     *
     * @param folder where to; made if missing
     */
    static void unpackSecond(Path folder) {
        unpack("schema-2.zip", folder);
    }

    private static void unpack(String name, Path folder) {
        try (InputStream file = OldWarehouse.class.getResourceAsStream("/warehouses/" + name);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
