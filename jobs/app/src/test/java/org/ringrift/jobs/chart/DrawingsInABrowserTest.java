package org.ringrift.jobs.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.jobs.chart.Browser.Scheme;
import org.ringrift.jobs.driver.simulate.Simulation;
import org.ringrift.jobs.driver.simulate.SimulationSvg;
import org.ringrift.jobs.learning.CurveSvg;
import org.ringrift.jobs.learning.Curves;

/** Drawings as a real browser shows them: skipped where there is none. */
@Tag("long")
class DrawingsInABrowserTest {
    /** Reads a drawing strictly as XML, and tells of words that overlap each other or stick out, and of other shapes that do. */
    private static final String PAGE = """
            <!DOCTYPE html><meta charset="utf-8"><body style="margin:0"><script>
            const text = %s;
            const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
            const faults = [];
            if (parsed.querySelector('parsererror')) {
              faults.push(parsed.querySelector('parsererror').textContent);
            } else {
              const svg = document.body.appendChild(document.adoptNode(parsed.documentElement));
              const page = svg.getBoundingClientRect();
              const inside = r => r.left >= page.left && r.right <= page.right && r.top >= page.top && r.bottom <= page.bottom;
              const shapes = [...svg.querySelectorAll('text, line, circle, polyline, polygon')];
              shapes.filter(s => !inside(s.getBoundingClientRect()))
                .forEach(s => faults.push('sticks out: ' + s.outerHTML));
              const words = shapes.filter(s => s.tagName === 'text');
              words.forEach((a, i) => words.slice(i + 1).forEach(b => {
                const r = a.getBoundingClientRect(), q = b.getBoundingClientRect();
                const wide = Math.min(r.right, q.right) - Math.max(r.left, q.left);
                const high = Math.min(r.bottom, q.bottom) - Math.max(r.top, q.top);
                if (wide > 1 && high > 1) faults.push('overlap: ' + a.textContent + ' | ' + b.textContent);
              }));
              if (words.length === 0) faults.push('no words');
            }
            document.body.textContent = 'faults: ' + JSON.stringify(faults) + ' end';
            </script>
            """;

    private static final int MOST_OF_A_DRAWING = 2;

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void find() {
        Optional<Browser> found = Browser.find(folder);
        assumeTrue(found.isPresent(), "There is no browser on the path: apt-get install chromium fonts-liberation");
        browser = found.get();
    }

    static Stream<Arguments> drawings() {
        return Stream.of(
                Arguments.of("a curve of one candidate", CurveSvg.of(Curves.rising(1))),
                Arguments.of("a curve of twelve", CurveSvg.of(Curves.rising(12))),
                Arguments.of("a curve of two hundred", CurveSvg.of(Curves.rising(200))),
                Arguments.of("a simulation", simulation()));
    }

    private static String simulation() {
        return SimulationSvg.of(Stream.of(org.ringrift.jobs.driver.simulate.Scheme.values())
                .map(scheme -> Simulation.run(scheme, 5, 1))
                .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void wordsDoNotOverlapAndNothingSticksOut(String name, String svg) throws Exception {
        assertThat(faults(svg)).as(name).contains("faults: [] end");
    }

    /** What the page tells, among its HTML. */
    private static String faults(String svg) throws Exception {
        Path page = Files.writeString(folder.resolve("page.html"), String.format(Locale.ROOT, PAGE, quoted(svg)));
        return browser.document(page).replace("&lt;", "<").replace("&gt;", ">");
    }

    @Test
    void faultsAreFound() throws Exception {
        String svg = new Svg(300, 100, "A drawing with faults", "")
                .words("", 10, 50, "one")
                .words("", 15, 52, "other")
                .line("", 10, 10, 310, 10)
                .end();
        assertThat(faults(svg)).contains("overlap: one | other").contains("sticks out: <line");
        assertThat(faults(svg.replace("</svg>", ""))).contains("faults: [\"").contains("error");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void aDrawingIsShownInLightAndInDark(String name, String svg) throws Exception {
        Path file = Files.writeString(folder.resolve("drawing.svg"), svg);
        requirePicture(name, file, Scheme.LIGHT, 0xffffff);
        requirePicture(name, file, Scheme.DARK, 0x0d1117);
    }

    /** A background of its colour, and something on it. */
    private static void requirePicture(String name, Path file, Scheme scheme, int background) throws Exception {
        BufferedImage picture =
                ImageIO.read(browser.picture(file, 900, 400, scheme).toFile());
        assertThat(picture.getRGB(5, 5) & 0xffffff).as("%s, %s", name, scheme).isEqualTo(background);
        int all = picture.getWidth() * picture.getHeight();
        int drawn = 0;
        for (int i = 0; i < all; i++) {
            int colour = picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) & 0xffffff;
            drawn += colour == background ? 0 : 1;
        }
        assertThat(drawn).as("%s, %s", name, scheme).isBetween(all / 100, all / MOST_OF_A_DRAWING);
    }

    /** As a text of a script within HTML. */
    private static String quoted(String text) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(text).replace("</", "<\\/");
    }
}
