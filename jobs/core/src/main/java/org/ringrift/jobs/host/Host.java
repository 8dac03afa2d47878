package org.ringrift.jobs.host;

import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes a process independent of its machine. Every process that runs RingRift does it before Spark, Delta and Hadoop are
 * asked for anything: a command in its main method, an executor by the flags of {@link #executorFlags}.
 */
public final class Host {
    private Host() {}

    /** Gives this JVM the neutral locale and, where the system has none, a name for its user. May be called again. */
    public static void prepare() {
        HostLocale.setNeutral();
        HostUser.logInIfNameless();
    }

    /**
     * Refuses a Java that Spark does not run on.
     *
     * @throws org.ringrift.UserError if it is too new
     */
    public static void requireJava() {
        HostJava.require(Runtime.version().feature());
    }

    /**
     * Also refuses a Java that Spark does not run on, and unpacks the libraries of Spark's compression into a private
     * folder, from which they are loaded.
     *
     * @throws org.ringrift.UserError if Java is too new, or the folder that was set for libraries cannot be trusted
     * @throws org.ringrift.StageFailure if they cannot be unpacked or loaded
     */
    public static void prepareForSpark() {
        requireJava();
        prepare();
        HostLibraries.load();
    }

    /**
     * The same for a JVM that does not start with our own main method: {@code -javaagent:ringrift.jar}.
     *
     * @param arguments none are looked at
     * @param instrumentation not used
     */
    public static void premain(String arguments, Instrumentation instrumentation) {
        prepare();
    }

    /**
     * Flags for the JVMs of executors.
     *
     * @param sameMachine whether they run on this machine, as the same user
     */
    public static String executorFlags(boolean sameMachine) {
        Optional<String> agent = sameMachine ? agentFlag() : Optional.empty();
        return HostLocale.JVM_FLAGS + agent.map(flag -> " " + flag).orElse("");
    }

    /** The flag that a JVM of Spark's own needs where this process's user has no name; empty where it has one. */
    public static Optional<String> agentFlag() {
        return HostUser.isNameless() ? jar().map(jar -> "-javaagent:" + jar) : Optional.empty();
    }

    /** The jar that holds this program; classes in a folder have none. */
    public static Optional<Path> jar() {
        try {
            Path place = Path.of(Host.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Optional.of(place).filter(file -> file.toString().endsWith(".jar"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Classes come from no place that has a path", e);
        }
    }
}
