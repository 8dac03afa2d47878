package org.ringrift.jobs.train;

import java.util.Optional;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.play.ModelLookup;
import org.ringrift.net.Manifest;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetShapes;
import org.ringrift.net.NetSize;
import org.ringrift.player.ModelRef;

/**
 * Where a training starts.
 *
 * @param parent sha256 of the model whose weights it starts from, null for random weights
 * @param architecture the net's trunk
 */
record InitialModel(String parent, NetArchitecture architecture) {
    /**
     * Finds the initial model of a request and reads its files.
     *
     * @param profile which inputs the dataset holds
     * @throws UserError if there is no such model, it has other inputs, or the request wants another size
     */
    static InitialModel resolve(Lake lake, TrainRequest request, EncoderProfile profile) {
        NetArchitecture wanted = request.size().map(NetArchitecture::parse).orElse(null);
        Optional<String> name = name(lake, request);
        if (name.isEmpty()) {
            return new InitialModel(null, wanted == null ? NetSize.SMALL.architecture() : wanted);
        }
        ModelRef ref = ModelRef.parse(name.get());
        if (ref.kind() == ModelRef.Kind.PATH) {
            throw new UserError(
                    "Cannot start training from '" + name.get() + "': --init takes " + TrainRequest.PRODUCTION + ", "
                            + TrainRequest.LATEST + ", " + TrainRequest.NONE + " or a model's sha256.");
        }
        Manifest manifest = new ModelLookup(lake, request.config()).read(ref).manifest();
        manifest.requireServes(NetShapes.encoder(request.config(), profile), NetShapes.of(request.config(), profile));
        NetArchitecture given = NetArchitecture.parse(manifest.architecture());
        if (wanted != null && !wanted.equals(given)) {
            throw new UserError("Cannot start a net of size " + request.size().orElseThrow() + " (" + wanted.name()
                    + ") from model "
                    + manifest.identity() + ": that one is " + given.name()
                    + ". Give --init none for random weights, or leave --size out.");
        }
        return new InitialModel(manifest.identity(), given);
    }

    private static Optional<String> name(Lake lake, TrainRequest request) {
        String config = request.config().key();
        if (request.init().isEmpty()) {
            return lake.promotions().latest(config).map(PromotionRow::modelSha256);
        }
        return switch (request.init().get()) {
            case TrainRequest.NONE -> Optional.empty();
            case TrainRequest.LATEST ->
                Optional.of(lake.models()
                        .latest(config)
                        .map(ModelRow::modelSha256)
                        .orElseThrow(() -> new UserError("Cannot start training from the latest model of " + config
                                + ": none was trained yet. Give --init none.")));
            default -> request.init();
        };
    }
}
