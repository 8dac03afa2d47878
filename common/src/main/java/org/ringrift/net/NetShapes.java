package org.ringrift.net;

import org.ringrift.encode.FeatureEncoder;
import org.ringrift.encode.Globals;
import org.ringrift.encode.PolicyIndex;
import org.ringrift.rules.GameConfig;

/** The sizes and the encoder that a net of this version must have to play a configuration. */
public final class NetShapes {
    private NetShapes() {}

    /** @return sizes of inputs and outputs */
    public static NetShape of(GameConfig config) {
        FeatureEncoder features = new FeatureEncoder(config);
        PolicyIndex policy = new PolicyIndex(config);
        return new NetShape(
                config.key(),
                features.side(),
                features.channels(),
                Globals.COUNT,
                policy.planes(),
                PolicyIndex.SCALARS,
                config.players());
    }

    /** @return name and version of the encoding */
    public static Manifest.Encoder encoder(GameConfig config) {
        FeatureEncoder features = new FeatureEncoder(config);
        return new Manifest.Encoder(features.encoderName(), features.version());
    }
}
