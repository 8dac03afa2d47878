package org.ringrift.net;

import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PolicyIndex;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.rules.GameConfig;

/** The sizes and the encoder that a net must have to play a configuration. */
public final class NetShapes {
    private NetShapes() {}

    /** @return sizes of inputs and outputs of a net of this version */
    public static NetShape of(GameConfig config) {
        return of(config, EncoderProfile.STANDARD);
    }

    /** @return sizes of inputs and outputs of a net with the inputs of a profile */
    public static NetShape of(GameConfig config, EncoderProfile profile) {
        PositionEncoder encoder = PositionEncoder.of(config, profile);
        PolicyIndex policy = new PolicyIndex(config);
        return new NetShape(
                config.key(),
                encoder.side(),
                encoder.channels(),
                encoder.globals(),
                policy.planes(),
                PolicyIndex.SCALARS,
                config.players());
    }

    /** @return name and version of the encoding of nets of this version */
    public static Manifest.Encoder encoder(GameConfig config) {
        return encoder(config, EncoderProfile.STANDARD);
    }

    /** @return name and version of the encoding of a profile */
    public static Manifest.Encoder encoder(GameConfig config, EncoderProfile profile) {
        PositionEncoder encoder = PositionEncoder.of(config, profile);
        return new Manifest.Encoder(encoder.encoderName(), encoder.version());
    }

    /**
     * Refuses to play a configuration with a model that was made for something else.
     *
     * @param manifest what the model is
     * @param config the configuration to be played
     * @return which inputs the model has
     * @throws org.ringrift.UserError when it does not fit, naming both sides
     */
    public static EncoderProfile requirePlays(Manifest manifest, GameConfig config) {
        EncoderProfile profile = EncoderProfile.of(manifest.encoder().name()).orElse(EncoderProfile.STANDARD);
        manifest.requireServes(encoder(config, profile), of(config, profile));
        return profile;
    }
}
