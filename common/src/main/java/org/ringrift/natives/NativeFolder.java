package org.ringrift.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.ringrift.StageFailure;
import org.ringrift.UserError;

/**
 * The folder into which this process unpacks native libraries and from which it loads them. It belongs to the user of the
 * process, and nobody else can write to it. In this order: the folder that {@code ENGINE_CACHE_DIR} or {@code
 * DJL_CACHE_DIR} names (a variable of the environment or a system property), {@code ringrift/native} in the user's cache
 * folder ({@code XDG_CACHE_HOME}, else {@code ~/.cache}), and, where that cannot be used, a new folder of this process in
 * the temporary folder, which is deleted when the process ends.
 */
public final class NativeFolder {
    /** The setting to be named to users. */
    public static final String SETTING = "DJL_CACHE_DIR";

    /** DJL's two settings, in its own order; it would not ask for ours. */
    private static final List<String> SETTINGS = List.of("ENGINE_CACHE_DIR", SETTING);

    private static final String REMEDY =
            " Set " + SETTING + " to a folder of your own with 500 MB free, to which nobody else may write.";

    private NativeFolder() {}

    private static final class Holder {
        static final Path FOLDER = choose(System.getenv(), System.getProperties());
    }

    /**
     * The folder, the same for the life of the process.
     *
     * @throws UserError if a setting names a folder of another user, or one that others may write to
     * @throws StageFailure if no folder can be made
     */
    public static Path path() {
        try {
            return Holder.FOLDER;
        } catch (ExceptionInInitializerError e) {
            if (e.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw e;
        }
    }

    /** The choice for an environment and system properties. */
    static Path choose(Map<String, String> environment, Properties properties) {
        for (String setting : SETTINGS) {
            String named = named(environment.get(setting))
                    .or(() -> named(properties.getProperty(setting)))
                    .orElse(null);
            if (named != null) {
                return explicit(setting, named);
            }
        }
        Optional<Path> home = cache(environment, properties);
        if (home.isPresent()) {
            try {
                return PrivateFolder.claim(home.get().resolve("ringrift").resolve("native"));
            } catch (IOException e) {
                // A home that cannot be written, or of somebody else, is no mistake: many accounts have no other.
                return temporary(properties, e);
            }
        }
        return temporary(properties, null);
    }

    private static Path explicit(String setting, String folder) {
        try {
            return PrivateFolder.claim(Path.of(folder).toAbsolutePath());
        } catch (IOException e) {
            throw new UserError(
                    "Cannot unpack native libraries into " + folder + ", which " + setting + " names: " + why(e) + "."
                            + REMEDY,
                    e);
        }
    }

    private static Optional<Path> cache(Map<String, String> environment, Properties properties) {
        Optional<Path> chosen =
                named(environment.get("XDG_CACHE_HOME")).map(Path::of).filter(Path::isAbsolute);
        // A user without a home has "?" for one.
        return chosen.or(() -> named(properties.getProperty("user.home"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(home -> home.resolve(".cache")));
    }

    private static Path temporary(Properties properties, IOException unusableHome) {
        String parent = properties.getProperty("java.io.tmpdir");
        try {
            // Its name is new and it is made for this user alone (0700).
            Path folder = Files.createTempDirectory(Path.of(parent), "ringrift-native-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete native libraries"));
            return folder;
        } catch (IOException e) {
            if (unusableHome != null) {
                e.addSuppressed(unusableHome);
            }
            throw new StageFailure(
                    "Cannot unpack native libraries: no folder can be made in " + parent + " (" + why(e) + ")."
                            + REMEDY,
                    e);
        }
    }

    private static Optional<String> named(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /**
     * Says that a library does not load.
     *
     * @param doing what needs it, to be read after "Cannot", such as {@code train}
     * @param library its name, such as {@code PyTorch's native library}
     * @param failure what was thrown
     * @return the sentence, with the folder and a remedy
     */
    public static StageFailure unloadable(String doing, String library, Throwable failure) {
        String start = "Cannot " + doing + ": " + library + " does not load from " + path();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage() == null ? "" : cause.getMessage();
            // What the system's linker says of a file system that is mounted noexec.
            if (message.contains("failed to map segment")) {
                return new StageFailure(
                        start + ", whose file system is mounted noexec. Set " + SETTING
                                + " to a folder of your own on another file system.",
                        failure);
            }
        }
        return new StageFailure(start + " (" + why(root(failure)) + ")." + REMEDY, failure);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String why(Throwable failure) {
        String message = failure.getMessage();
        if (failure.getClass() == IOException.class && message != null) {
            return message;
        }
        String kind = failure.getClass().getSimpleName();
        return message == null ? kind : message.lines().findFirst().orElse("") + ", " + kind;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Cannot delete " + folder + ": " + e.getMessage() + ". Delete it by hand.");
        }
    }
}
