package org.ringrift.jobs.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.Checkout;
import org.ringrift.jobs.lake.schema.View;

class TablesReferenceTest {
    @Test
    void thePageIsUpToDate() throws IOException {
        Path page = Checkout.path("docs/reference/tables.md");
        if (Boolean.getBoolean("ringrift.docs.update")) {
            TablesReference.main(new String[] {page.toString()});
        }
        assertThat(Files.readString(page))
                .as("docs/reference/tables.md is stale: run this test with -Dringrift.docs.update=true")
                .isEqualTo(TablesReference.render());
    }

    @Test
    void everyViewHasACommentOnEachColumn() {
        for (View view : View.ALL) {
            String columns =
                    view.sql().substring(view.sql().indexOf('(') + 1, view.sql().indexOf("\n)"));
            assertThat(columns.strip().lines()).as(view.name()).allMatch(line -> line.contains(" COMMENT '"));
            assertThat(view.sql()).startsWith("CREATE OR REPLACE VIEW ringrift." + view.name() + " (");
        }
    }
}
