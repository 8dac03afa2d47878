package org.ringrift.jobs.driver.integrity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The problems that there are: each is told once, and its end is. For one thread. */
final class Problems {
    /** A lost folder is told in so many sentences, not in thousands. */
    private static final int SENTENCES = 10;

    private final Consumer<String> said;
    private final Map<String, FileProblem> open = new LinkedHashMap<>();
    private int told;

    Problems(Consumer<String> said) {
        this.said = said;
    }

    boolean has(String uri) {
        return open.containsKey(uri);
    }

    /** The problem that a file has from now on, in place of the one that it had. */
    void found(FileProblem problem) {
        FileProblem before = open.put(problem.uri(), problem);
        if (before == null || !before.sentence().equals(problem.sentence())) {
            tell(problem.sentence());
        }
    }

    /** A problem that was done away with. */
    void repaired(FileProblem problem) {
        open.remove(problem.uri());
        tell(problem.sentence());
    }

    /** A file that is there and whole. */
    void whole(NamedFile file) {
        if (open.remove(file.uri()) != null) {
            tell("File " + file.uri() + " of " + file.row() + " is whole again.");
        }
    }

    /** Forgets files that no table names any more. */
    void retain(Set<String> uris) {
        open.keySet().retainAll(uris);
    }

    int count(FileProblem.Kind kind) {
        return (int)
                open.values().stream().filter(problem -> problem.kind() == kind).count();
    }

    /** The first problems. */
    List<FileProblem> first(int most) {
        return open.values().stream().limit(most).toList();
    }

    /** Ends a step. */
    void endStep() {
        if (told > SENTENCES) {
            said.accept("There are " + (told - SENTENCES) + " more changes in the state of files: " + open.size()
                    + " files have problems.");
        }
        told = 0;
    }

    private void tell(String sentence) {
        told++;
        if (told <= SENTENCES) {
            said.accept(sentence);
        }
    }
}
