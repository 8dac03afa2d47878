package org.ringrift.jobs.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.ringrift.jobs.driver.http.DriverMetrics;
import org.ringrift.jobs.driver.http.PrometheusText;
import org.ringrift.jobs.driver.http.StatusJson;
import org.ringrift.jobs.driver.http.StatusSource;
import org.ringrift.jobs.driver.http.Verdict;
import org.ringrift.jobs.driver.integrity.FileReport;
import org.ringrift.jobs.driver.launch.DriverStatus;
import org.ringrift.jobs.driver.shutdown.ShutdownReport;
import org.ringrift.jobs.sites.SiteFigures;

/** What a driver shows of itself, its loops and its services. */
public final class WholeStatus implements StatusSource {
    private final DriverStatus driver;
    private final DriverUpkeep upkeep;
    private final String configSha256;

    /**
     * @param driver of planning and leadership
     * @param upkeep of loops and services
     * @param configSha256 sha256 of the driver's configuration
     */
    public WholeStatus(DriverStatus driver, DriverUpkeep upkeep, String configSha256) {
        this.driver = driver;
        this.upkeep = upkeep;
        this.configSha256 = configSha256;
    }

    @Override
    public Verdict health() {
        return both(driver.health(), Verdict.health(upkeep.loopStatus(), upkeep.serviceStatus()));
    }

    @Override
    public Verdict ready() {
        return both(driver.ready(), Verdict.ready(upkeep.serviceStatus()));
    }

    private static Verdict both(Verdict one, Verdict other) {
        List<String> problems = new ArrayList<>(one.problems());
        problems.addAll(other.problems());
        return new Verdict(problems);
    }

    @Override
    public JsonNode status() {
        ObjectNode node = driver.status().deepCopy();
        node.put("config_sha256", configSha256);
        node.put("executors", upkeep.executors().mismatch());
        node.set("files", files(upkeep.files()));
        node.set("shutdown", shutdown(upkeep.shutdown()));
        node.set("sites", SiteFigures.json(upkeep.siteLags()));
        node.set("loops", StatusJson.loops(upkeep.loopStatus()));
        node.set("services", StatusJson.services(upkeep.serviceStatus()));
        return node;
    }

    private static ObjectNode files(FileReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("files", report.files());
        node.put("missing", report.missing());
        node.put("damaged", report.damaged());
        node.put("unreadable", report.unreadable());
        node.put("unread", report.unread());
        node.put("repaired", report.repaired());
        ArrayNode problems = node.putArray("problems");
        report.problems().forEach(problem -> problems.add(problem.sentence()));
        return node;
    }

    private static ObjectNode shutdown(ShutdownReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ended", report.ended());
        node.put("saved_usd_per_hour", report.savedPerHour());
        return node;
    }

    @Override
    public String metrics() {
        PrometheusText text = new PrometheusText();
        DriverMetrics.loops(text, upkeep.loopStatus());
        DriverMetrics.services(text, upkeep.serviceStatus());
        SiteFigures.metrics(text, upkeep.siteLags());
        return driver.metrics() + text.text();
    }
}
