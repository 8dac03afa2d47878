package org.ringrift.jobs;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a main class that only a class loader of its own can see, as spark-submit does with a jar that it is given: what the
 * JVM starts by itself, such as the thread that handles a signal, does not see it.
 */
final class BehindLoader {
    /** System property with the class path. */
    static final String CLASS_PATH = "ringrift.test.classpath";

    private BehindLoader() {}

    /** @param arguments the main class, and its arguments */
    public static void main(String[] arguments) throws ReflectiveOperationException, java.io.IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty(CLASS_PATH).split(File.pathSeparator)) {
            urls.add(new File(entry).toURI().toURL());
        }
        ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
