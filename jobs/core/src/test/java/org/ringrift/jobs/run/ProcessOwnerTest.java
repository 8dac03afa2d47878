package org.ringrift.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessOwnerTest {
    private final ProcessOwner here = ProcessOwner.newClaim();

    private ProcessOwner like(String host, long pid, String start) {
        return new ProcessOwner(host, here.namespace(), here.user(), pid, start, 1);
    }

    @Test
    void thisProcessIsNotGone() {
        assertThat(here.gone()).isFalse();
        assertThat(ProcessOwner.parse(here.text())).contains(here);
        assertThat(ProcessOwner.newClaim().text()).isNotEqualTo(here.text());
        assertThat(ProcessOwner.newClaim().sameProcess(here)).isTrue();
    }

    @Test
    void aProcessThatHasEndedOrWhoseNumberIsUsedAgainIsGone() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        child.waitFor();
        assertThat(like(here.host(), child.pid(), here.start()).gone()).isTrue();
        assertThat(like(here.host(), here.pid(), "1").gone()).isTrue();
    }

    @Test
    void nothingIsClaimedOfProcessesThatCannotBeSeenFromHere() {
        assertThat(like("elsewhere", here.pid(), "1").gone()).isFalse();
        assertThat(like(here.host(), here.pid(), "-").gone()).isFalse();
        assertThat(new ProcessOwner(here.host(), "container", here.user(), 1, "1", 1).gone())
                .isFalse();
        assertThat(new ProcessOwner(here.host(), here.namespace(), "somebody", 1, "1", 1).gone())
                .isFalse();
        assertThat(ProcessOwner.parse("a/b")).isEmpty();
        assertThat(ProcessOwner.parse("a/b/c/d/e/f")).isEmpty();
    }
}
