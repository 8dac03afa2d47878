package org.ringrift.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.net.train.TestNets;

class ManifestJsonTest {
    private static final String PARENT = "a".repeat(64);
    private static final Manifest MANIFEST = new Manifest(
            1,
            TestNets.ENCODER,
            TestNets.HEX8,
            "resnet-b4-c48",
            PARENT,
            "d-7",
            TestNets.summary(),
            "b".repeat(64),
            "c".repeat(64));

    @Test
    void aManifestComesBackAsItWas() {
        assertThat(ManifestJson.fromJson(ManifestJson.toJson(MANIFEST), "m")).isEqualTo(MANIFEST);
        Manifest first = new Manifest(
                1, TestNets.ENCODER, TestNets.HEX8, "resnet-b4-c48", null, "d", TestNets.summary(), "b", "c");
        assertThat(ManifestJson.fromJson(ManifestJson.toJson(first), "m")).isEqualTo(first);
        assertThat(MANIFEST.identity()).isEqualTo("c".repeat(64));
    }

    @Test
    void anUnknownKeyIsRefusedByName() {
        String json = ManifestJson.toJson(MANIFEST).replace("\"parent\"", "\"mother\" : 1, \"parent\"");
        assertThatThrownBy(() -> ManifestJson.fromJson(json, "x/manifest.json"))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot read manifest x/manifest.json: it has the unknown key 'mother'."
                        + " Restore the file or train again.");
        String inner = ManifestJson.toJson(MANIFEST).replace("\"seed\"", "\"sead\" : 1, \"seed\"");
        assertThatThrownBy(() -> ManifestJson.fromJson(inner, "m")).hasMessageContaining("unknown key 'sead'");
    }

    @Test
    void missingWrongAndBrokenContentsAreRefused() {
        String json = ManifestJson.toJson(MANIFEST);
        assertThatThrownBy(() -> ManifestJson.fromJson(json.replace("\"players\"", "\"plyers\""), "m"))
                .hasMessageContaining("it lacks the key 'players'");
        assertThatThrownBy(() -> ManifestJson.fromJson(json.replace("\"side\" : 9", "\"side\" : \"9\""), "m"))
                .hasMessageContaining("'side' is not an integer");
        assertThatThrownBy(() -> ManifestJson.fromJson(json.replace("\"side\" : 9", "\"side\" : 8"), "m"))
                .hasMessageContaining("policy_size is not 9289");
        assertThatThrownBy(() -> ManifestJson.fromJson(json.replace("version\" : 1,", "version\" : 2,"), "m"))
                .hasMessageContaining("format_version is 2, this program reads 1");
        assertThatThrownBy(() -> ManifestJson.fromJson("{", "m"))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("it is not valid JSON");
        assertThatThrownBy(() -> ManifestJson.fromJson("[]", "m")).hasMessageContaining("it is not a JSON object");
    }

    @Test
    void aModelOfAnotherConfigurationOrEncoderIsRefusedNamingBothSides() {
        NetShape own = TestNets.HEX8;
        MANIFEST.requireServes(TestNets.ENCODER, own);
        NetShape seats = new NetShape("hex8_3p", 9, own.channels(), own.globals(), own.policyPlanes(), 9, 3);
        assertThatThrownBy(() -> MANIFEST.requireServes(TestNets.ENCODER, seats))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use model cccccccccccc for configuration hex8_3p: it was trained for"
                        + " configuration hex8_2p. Choose a model trained for hex8_3p.");
        assertThatThrownBy(() -> MANIFEST.requireServes(new Manifest.Encoder("square-v1", 1), own))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("encoder square-v1 version 1")
                .hasMessageContaining("encoder seats-v2 version 2");
        NetShape channels = new NetShape("hex8_2p", 9, 56, own.globals(), own.policyPlanes(), 9, 2);
        assertThatThrownBy(() -> MANIFEST.requireServes(TestNets.ENCODER, channels))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("channels 56")
                .hasMessageContaining("channels 20");
        NetShape policy = new NetShape("hex8_2p", 9, own.channels(), own.globals(), 1, 9, 2);
        assertThatThrownBy(() -> MANIFEST.requireServes(TestNets.ENCODER, policy))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("policy size 90")
                .hasMessageContaining("policy size " + own.policySize());
        assertThatThrownBy(() -> MANIFEST.requireServes(new Manifest.Encoder("seats-v2", 3), TestNets.HEX8))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("seats-v2 version 3")
                .hasMessageContaining("seats-v2 version 2");
    }
}
