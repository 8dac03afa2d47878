package org.ringrift.jobs.driver.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.ringrift.jobs.driver.service.Services;

/**
 * What a {@link StatusServer} shows beside the status, and what can be done through it.
 *
 * @param services services to list, start and stop
 * @param nodes the machines, asked for with each request
 * @param sites the other sites
 */
public record Controls(Services services, Supplier<JsonNode> nodes, SiteControl sites) {}
