package org.ringrift.jobs.driver.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a request that changes something comes from a program of this machine. What a browser shows may send requests to this
 * machine too, but no such header to another's address without asking first; a page whose name was made to point here sends that
 * name as {@code Host} (DNS rebinding).
 */
final class Access {
    /** The header that must be there. */
    static final String HEADER = "X-RingRift";

    private static final String VALUE = "1";

    private Access() {}

    /**
     * Why a request is refused.
     *
     * @param doing what it asks for, to be read after "Cannot"
     * @param headers those of the request, by name in any case
     * @param port on which it came
     * @return one sentence; empty if it may go on
     */
    static Optional<String> refusal(String doing, Map<String, List<String>> headers, int port) {
        List<String> hosts = List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        List<String> host = of(headers, "Host");
        List<String> origin = of(headers, "Origin");
        if (host.size() != 1 || !hosts.contains(host.get(0))) {
            return Optional.of("Cannot " + doing + " for host " + String.join(", ", host)
                    + ": only this machine may ask. Ask " + String.join(" or ", hosts) + ".");
        }
        if (!origin.stream()
                .allMatch(each -> each.startsWith("http://") && hosts.contains(each.substring("http://".length())))) {
            return Optional.of("Cannot " + doing + " for a page of " + String.join(", ", origin)
                    + ": only programs of this machine may ask. Use ./ringrift services.");
        }
        if (!of(headers, HEADER).equals(List.of(VALUE))) {
            return Optional.of("Cannot " + doing + " without the header " + HEADER + ": " + VALUE
                    + ", which no page in a browser can send. Send it too, or use ./ringrift services.");
        }
        return Optional.empty();
    }

    private static List<String> of(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
