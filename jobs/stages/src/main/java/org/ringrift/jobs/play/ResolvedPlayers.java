package org.ringrift.jobs.play;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.jobs.estimate.Seating;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.net.ManifestJson;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.store.StoredModel;
import org.ringrift.player.PlayerSpec;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;

/**
 * The players of a request with the nets that they need, ready to be sent to executors. Models are named by their
 * content from here on.
 *
 * @param config configuration that they play
 * @param seats one entry for each specification, in the order given
 * @param nets served form of each net by its sha256
 */
public record ResolvedPlayers(GameConfig config, List<SeatPlayer> seats, Map<String, Net> nets)
        implements Serializable {
    /**
     * A net as executors get it.
     *
     * @param onnx content of its ONNX file
     * @param manifest its manifest as JSON
     */
    public record Net(byte[] onnx, String manifest) implements Serializable {}

    /** Copies the collections. */
    public ResolvedPlayers {
        seats = List.copyOf(seats);
        nets = new LinkedHashMap<>(nets);
    }

    /**
     * Finds the players' models and reads them.
     *
     * @param lake where models are stored
     * @param config configuration to be played
     * @param specs the players
     * @return the players
     * @throws org.ringrift.UserError if a model is unknown, damaged, or made for something else
     */
    public static ResolvedPlayers resolve(Lake lake, GameConfig config, List<PlayerSpec> specs) {
        ModelLookup lookup = new ModelLookup(lake, config);
        List<SeatPlayer> seats = new ArrayList<>();
        Map<String, Net> nets = new LinkedHashMap<>();
        for (PlayerSpec spec : specs) {
            Optional<StoredModel> model = spec.model().flatMap(lookup::find);
            model.ifPresent(
                    found -> nets.put(found.identity(), new Net(found.onnx(), ManifestJson.toJson(found.manifest()))));
            PlayerSpec seated = spec.withoutModel().seated(config.board(), model.isPresent());
            seats.add(new SeatPlayer(
                    seated.text(), model.map(StoredModel::identity).orElse(null)));
        }
        return new ResolvedPlayers(config, seats, nets);
    }

    /** One of these players, as far as the time that it takes is concerned. */
    public Seating.Sitter sitter(SeatPlayer seat) {
        Optional<NetArchitecture> net = Optional.ofNullable(seat.modelSha256())
                .map(sha256 -> ManifestJson.fromJson(nets.get(sha256).manifest(), "of model " + sha256))
                .map(manifest -> NetArchitecture.parse(manifest.architecture()));
        return new Seating.Sitter(PlayerSpec.parse(seat.spec()), net);
    }
}
