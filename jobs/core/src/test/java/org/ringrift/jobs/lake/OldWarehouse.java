package org.ringrift.jobs.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The tables of a warehouse that the program of commit ff229b3 has made, when tables had no schema version: 32 games of
 * hex8_2p, of which twelve are copies of one, a dataset, a model, an evaluation that passed and 124 matches.
 */
public final class OldWarehouse {
    private OldWarehouse() {}

    /**
     * Unpacks it.
     *
     * @param folder where to; made if missing
     */
    public static void unpack(Path folder) {
        try (InputStream file = OldWarehouse.class.getResourceAsStream("/warehouses/schema-1.zip");
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
