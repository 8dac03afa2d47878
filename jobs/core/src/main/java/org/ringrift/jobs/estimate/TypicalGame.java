package org.ringrift.jobs.estimate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.ringrift.rules.GameConfig;

/**
 * How long a game is.
 *
 * @param moves mean number of moves, forced ones included
 * @param decisions mean number of moves where there was a choice, random openings included
 * @param source where the numbers come from
 */
public record TypicalGame(double moves, double decisions, String source) {
    private static final String FILE = "typical-games.txt";
    private static final Map<String, TypicalGame> SHIPPED = load();

    /** What games of heuristic players are like, as it was measured for this program. */
    public static TypicalGame of(GameConfig config) {
        return SHIPPED.get(config.key());
    }

    private static Map<String, TypicalGame> load() {
        try (InputStream in = TypicalGame.class.getResourceAsStream(FILE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+"))
                    .collect(Collectors.toMap(
                            fields -> fields[0],
                            fields -> new TypicalGame(
                                    Double.parseDouble(fields[1]),
                                    Double.parseDouble(fields[2]),
                                    "games of heuristic players")));
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own file cannot be read", e);
        }
    }
}
