package org.ringrift.jobs.host;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * The user of this process, who may have no name: in a container that runs as a number without an entry in the password
 * file (OpenShift, {@code docker -u 12345}). Hadoop asks the system for the name and gives up there.
 */
final class HostUser {
    /** Hadoop's and Spark's own variables, in which a user may give a name. */
    private static final String[] VARIABLES = {"HADOOP_USER_NAME", "SPARK_USER"};

    /** What password files give to users without a home. */
    private static final String NO_HOME = "/nonexistent";

    private static boolean loggedIn;

    private HostUser() {}

    /** Whether the system knows no name for this user. */
    static boolean isNameless() {
        return new UnixSystem().getUsername() == null;
    }

    /** Logs a nameless user in to Hadoop, by a name of the environment or else by the number; others stay as they are. */
    static synchronized void logInIfNameless() {
        if (!loggedIn && isNameless()) {
            loggedIn = true; // a second login would part this process from the file systems that it has open
            String name = name();
            System.setProperty("user.name", name); // "?" until now
            System.setProperty("user.home", home());
            UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(name));
        }
    }

    private static String name() {
        return Stream.of(VARIABLES)
                .map(System::getenv)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElseGet(HostUser::number);
    }

    /** Where the user says that its home is; Java knows "?" alone, which Spark's Ivy takes for a folder of that name. */
    private static String home() {
        return Stream.of(System.getProperty("user.home"), System.getenv("HOME"))
                .filter(value -> value != null && Path.of(value).isAbsolute())
                .findFirst()
                .orElse(NO_HOME);
    }

    private static String number() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot find the number of this process's user: " + e.getMessage() + ".", e);
        }
    }
}
