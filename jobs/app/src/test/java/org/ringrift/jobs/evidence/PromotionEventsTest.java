package org.ringrift.jobs.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.event.Event;
import org.ringrift.jobs.driver.event.FactSource;
import org.ringrift.jobs.driver.event.FactSources;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.lake.schema.PromotionRow;

class PromotionEventsTest {
    @TempDir
    private Path folder;

    @Test
    void theStagePublishesWhatFollowsFromTheRow() {
        Lake lake = SharedSpark.lake(folder);
        PromotionRow row = Rows.promotion(1, Rows.sha(4), "run-5").inEpoch(3);
        lake.promotions().append(List.of(row));
        new PromotionEvents(lake).publish(row);
        List<EventRow> published = lake.events().records(lake.events().read());
        FactSource promotions = FactSources.of(lake).stream()
                .filter(source -> source.table().equals("promotions"))
                .findFirst()
                .orElseThrow();
        assertThat(promotions.after(-1).events()).extracting(Event::row).isEqualTo(published);
    }
}
