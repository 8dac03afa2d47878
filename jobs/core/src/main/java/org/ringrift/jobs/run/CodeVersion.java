package org.ringrift.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which sources the program was built from. Maven writes it beside this class; a build outside a git checkout has none.
 *
 * @param commit git commit, 40 hex digits, or {@value #UNKNOWN}
 * @param clean whether there were no changes to that commit; null if it is unknown
 */
public record CodeVersion(String commit, Boolean clean) {
    /** What stands for a commit that is not known. */
    public static final String UNKNOWN = "unknown";

    private static final class Holder {
        static final CodeVersion CURRENT = read(CodeVersion.class.getResourceAsStream("code.properties"));
    }

    /** That of this program. */
    public static CodeVersion current() {
        return Holder.CURRENT;
    }

    /**
     * Reads what Maven has written.
     *
     * @param file closed by this; null if there is none
     */
    static CodeVersion read(InputStream file) {
        Properties properties = new Properties();
        if (file != null) {
            try (file) {
                properties.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        String commit = properties.getProperty("git.commit.id.full", "");
        String dirty = properties.getProperty("git.dirty", "");
        return commit.isEmpty() || dirty.isEmpty()
                ? new CodeVersion(UNKNOWN, null)
                : new CodeVersion(commit, dirty.equals("false"));
    }
}
