package org.ringrift.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CodeVersionTest {
    private static CodeVersion read(String properties) {
        return CodeVersion.read(new ByteArrayInputStream(properties.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void isTheCommitAndWhetherThereWereChanges() {
        assertThat(read("git.commit.id.full=abc\ngit.dirty=false\n")).isEqualTo(new CodeVersion("abc", true));
        assertThat(read("git.commit.id.full=abc\ngit.dirty=true\n")).isEqualTo(new CodeVersion("abc", false));
    }

    @Test
    void isUnknownWithoutGit() {
        CodeVersion unknown = new CodeVersion("unknown", null);
        assertThat(CodeVersion.read(null)).isEqualTo(unknown);
        assertThat(read("git.dirty=\n")).isEqualTo(unknown);
    }

    @Test
    void ofThisProgramIsACommitOrUnknown() {
        assertThat(CodeVersion.current().commit()).matches("[0-9a-f]{40}|unknown");
    }
}
