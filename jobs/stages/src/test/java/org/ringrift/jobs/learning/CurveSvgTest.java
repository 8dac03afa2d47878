package org.ringrift.jobs.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CurveSvgTest {
    @Test
    void promotedCandidatesAreFilledAndRefusedOnesHollow() throws Exception {
        Document drawing = parsed(Curves.rising(10));

        assertThat(drawing.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(ofClass(drawing, "circle", "promoted")).hasSize(7);
        assertThat(ofClass(drawing, "circle", "refused")).hasSize(3);
        assertThat(ofClass(drawing, "circle", "promoted").get(0).getTextContent())
                .matches("1: model [0-9a-f]{8}, 950 Elo \\(95 % 890 to 1010\\), promotion 1");
        assertThat(ofClass(drawing, "circle", "heuristic dot")).hasSize(10);
        assertThat(ofClass(drawing, "circle", "search dot")).hasSize(10);
        assertThat(drawing.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void pointsStandAtTheirHoursAndRatings() throws Exception {
        Document drawing = parsed(Curves.rising(10));

        // 0 to 2.5 hours between 74 and 742, 800 to 1500 Elo between 375 and 70.
        Element first = ofClass(drawing, "circle", "promoted").get(0);
        assertThat(number(first, "cx")).isCloseTo(74 + 668 * 0.25 / 2.5, within(0.06));
        assertThat(number(first, "cy")).isCloseTo(375 - 305 * (950 - 800) / 700.0, within(0.06));
        Element heuristic = ofClass(drawing, "line", "heuristic level").get(0);
        assertThat(number(heuristic, "y1")).isCloseTo(375 - 305 * 400 / 700.0, within(0.06));
        assertThat(ofClass(drawing, "polygon", "band")
                        .get(0)
                        .getAttribute("points")
                        .split(" "))
                .hasSize(20);
    }

    @Test
    void itSaysWhatIsDrawnWithRoundNumbers() throws Exception {
        List<String> words = words(parsed(Curves.rising(10)));

        assertThat(words)
                .contains("Learning curve of hex8_2p", "Elo", "win rate", "heuristic 1200", "search without a net")
                .contains("hours since 2026-01-02 12:00 UTC", "equal strength", "against heuristic", "against search")
                .contains("800", "1200", "1500", "0.0", "2.5");
    }

    @Test
    void oneCandidateIsDrawnToo() throws Exception {
        Document drawing = parsed(Curves.rising(1));

        assertThat(ofClass(drawing, "circle", "promoted")).hasSize(1);
        assertThat(ofClass(drawing, "line", "candidate reach")).hasSize(1);
    }

    @Test
    void namesThatWouldOverlapStandAroundTheirMiddle() {
        assertThat(Panel.apart(new double[] {100, 95})).containsExactly(105, 90);
        assertThat(Panel.apart(new double[] {100, 60})).containsExactly(100, 60);
        assertThat(Panel.apart(new double[] {50, 50})).containsExactly(57.5, 42.5);
    }

    private static Document parsed(LearningCurve curve) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(CurveSvg.of(curve))));
    }

    private static List<Element> ofClass(Document drawing, String tag, String name) {
        return elements(drawing, tag).stream()
                .filter(element -> element.getAttribute("class").equals(name))
                .toList();
    }

    private static List<String> words(Document drawing) {
        return elements(drawing, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document drawing, String tag) {
        NodeList nodes = drawing.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
