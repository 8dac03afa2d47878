package org.ringrift.jobs.driver.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.Checkout;

class EventsReferenceTest {
    @Test
    void thePageIsUpToDate() throws IOException {
        Path page = Checkout.path("docs/reference/events.md");
        if (Boolean.getBoolean("ringrift.docs.update")) {
            EventsReference.main(new String[] {page.toString()});
        }
        assertThat(Files.readString(page))
                .as("docs/reference/events.md is stale: run this test with -Dringrift.docs.update=true")
                .isEqualTo(EventsReference.render());
    }
}
