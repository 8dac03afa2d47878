package org.ringrift.jobs.driver.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

class DiskUseTest {
    /** Of 252 GB 16 in use and 76 free for users: a machine with so much kept back is not seven tenths full. */
    @Test
    void whatIsKeptBackIsNotInUse() {
        assertThat(new DiskUse(252, 236, 76).percent()).hasValue(100.0 * 16 / 92);
        assertThat(new DiskUse(100, 100, 100).percent()).hasValue(0);
        assertThat(new DiskUse(100, 5, 0).percent()).hasValue(100);
        assertThat(new DiskUse(100, 100, 0).percent()).hasValue(100);
    }

    @Test
    void aFolderThatIsNotThereHasNoDisk() {
        assertThat(DiskUse.of(new File("no/such/folder")).percent()).isEmpty();
        assertThat(DiskUse.of(new File(".")).percent()).isPresent();
    }
}
