package org.ringrift.jobs.play;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.ringrift.net.ManifestJson;
import org.ringrift.net.serve.OnnxNet;
import org.ringrift.net.serve.ServingOptions;

/**
 * The nets of one executor: each is loaded once for each way to serve it, and shared by the
 * tasks. A net that nobody uses stays
 * for the next task until more than {@value #MAX_IDLE} are idle. Thread-safe.
 */
final class NetCache {
    /** The two sides of an evaluation. */
    private static final int MAX_IDLE = 2;

    private static final Map<Key, Entry> NETS = new HashMap<>();

    private NetCache() {}

    private record Key(String sha256, ServingOptions options) {}

    private static final class Entry {
        private final OnnxNet net;
        private int users;

        Entry(OnnxNet net) {
            this.net = net;
        }
    }

    /** A net in use; closing it gives it back. */
    record Lease(OnnxNet net, String sha256, ServingOptions options) implements AutoCloseable {
        @Override
        public void close() {
            release(new Key(sha256, options));
        }
    }

    static synchronized Lease acquire(String sha256, ResolvedPlayers.Net net, ServingOptions options) {
        Key key = new Key(sha256, options);
        Entry entry = NETS.get(key);
        if (entry == null) {
            entry = new Entry(
                    OnnxNet.open(net.onnx(), ManifestJson.fromJson(net.manifest(), "of model " + sha256), options));
            NETS.put(key, entry);
        }
        entry.users++;
        return new Lease(entry.net, sha256, options);
    }

    private static synchronized void release(Key key) {
        NETS.get(key).users--;
        long idle = NETS.values().stream().filter(entry -> entry.users == 0).count();
        for (Iterator<Entry> entries = NETS.values().iterator(); idle > MAX_IDLE && entries.hasNext(); ) {
            Entry entry = entries.next();
            if (entry.users == 0) {
                entry.net.close();
                entries.remove();
                idle--;
            }
        }
    }
}
