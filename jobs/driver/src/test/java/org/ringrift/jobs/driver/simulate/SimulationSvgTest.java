package org.ringrift.jobs.driver.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SimulationSvgTest {
    @Test
    void everySchemeIsALineWithAPointForEachDayAndANameBesideIt() throws Exception {
        List<SimulationResult> results = List.of(Simulation.run(Scheme.PLAN, 3, 1), Simulation.run(Scheme.PULL, 3, 1));

        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SimulationSvg.of(results))));

        NodeList lines = svg.getElementsByTagName("polyline");
        assertThat(lines.getLength()).isEqualTo(2);
        Element plan = (Element) lines.item(0);
        assertThat(plan.getAttribute("class")).isEqualTo("scheme plan");
        assertThat(plan.getAttribute("points").split(" ")).hasSize(4);
        assertThat(SimulationSvg.of(results)).contains("class=\"name pull\"", "class=\"name plan\"");
    }
}
