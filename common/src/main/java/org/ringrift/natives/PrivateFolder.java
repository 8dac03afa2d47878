package org.ringrift.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder into which nobody but the user of this process can write. */
final class PrivateFolder {
    private static final Set<PosixFilePermission> MINE_ALONE = PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /**
     * Makes the folder, with the folders above it, for this user alone (0700); or takes the existing one.
     *
     * @param folder where it is
     * @return the folder without symbolic links, so that nobody can exchange one afterwards
     * @throws IOException if it cannot be made or written, if it belongs to another user, or if others may write to it;
     *     the message is a clause that says so
     */
    static Path claim(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(MINE_ALONE));
        }
        Path real = folder.toRealPath();
        Object owner = Files.getAttribute(real, "unix:uid");
        if (!owner.equals(user())) {
            throw new IOException("it belongs to another user (uid " + owner + ")");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("others may write to it (" + PosixFilePermissions.toString(permissions) + ")");
        }
        if (!Files.isWritable(real)) {
            throw new IOException("it cannot be written");
        }
        return real;
    }

    /** The number of this process's user, who may have no name. */
    private static Object user() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }
}
