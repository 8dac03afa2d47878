package org.ringrift.heuristic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TermTest {
    private static final Pattern ROW = Pattern.compile("\\| \\d+ \\| ([a-z -]+) \\| .* \\| ([0-9.]+) \\|");

    @Test
    void theDocumentListsEveryTermInItsOrderWithItsWeight() throws IOException {
        List<String> documented = new ArrayList<>();
        for (String line : Files.readAllLines(document())) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.add(row.group(1) + " " + row.group(2));
            }
        }
        List<String> built = new ArrayList<>();
        for (Term term : Term.values()) {
            BigDecimal weight = BigDecimal.valueOf(term.weight()).stripTrailingZeros();
            built.add(term.title() + " " + weight.toPlainString());
        }
        assertThat(documented).containsExactlyElementsOf(built);
    }

    private static Path document() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/heuristic.md"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/heuristic.md");
    }
}
