package org.ringrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("games", "matches", "models");

    @Test
    void editsCountInsertionsDeletionsAndReplacements() {
        assertThat(NearestName.edits("", "abc")).isEqualTo(3);
        assertThat(NearestName.edits("gumble", "gumbel")).isEqualTo(2);
        assertThat(NearestName.edits("sims", "sims")).isZero();
        assertThat(NearestName.edits("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void aMistypedNameFindsItsNearest() {
        assertThat(NearestName.near("gamse", KNOWN)).contains("games");
        assertThat(NearestName.near("Model", KNOWN)).contains("models");
        assertThat(NearestName.near("xyz", KNOWN)).isEmpty();
    }

    @Test
    void anAbbreviationFindsItsName() {
        assertThat(NearestName.of("mat", KNOWN)).isEqualTo("matches");
    }
}
