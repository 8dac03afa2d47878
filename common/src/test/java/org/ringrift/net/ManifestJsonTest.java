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
        int size = TestNets.HEX8.policySize();
        MANIFEST.requireServes("hex8_2p", "hex-v1", 40, size);
        MANIFEST.requireServes(TestNets.ENCODER, TestNets.HEX8);
        assertThatThrownBy(() -> MANIFEST.requireServes("hex8_3p", "hex-v1", 40, size))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use model cccccccccccc for configuration hex8_3p: it was trained for"
                        + " configuration hex8_2p. Choose a model trained for hex8_3p.");
        assertThatThrownBy(() -> MANIFEST.requireServes("hex8_2p", "square-v1", 40, size))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("encoder square-v1")
                .hasMessageContaining("encoder hex-v1");
        assertThatThrownBy(() -> MANIFEST.requireServes("hex8_2p", "hex-v1", 56, size))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("channels 56")
                .hasMessageContaining("channels 40");
        assertThatThrownBy(() -> MANIFEST.requireServes("hex8_2p", "hex-v1", 40, 5))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("policy size 5")
                .hasMessageContaining("policy size " + size);
        assertThatThrownBy(() -> MANIFEST.requireServes(new Manifest.Encoder("hex-v1", 2), TestNets.HEX8))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("hex-v1 version 2")
                .hasMessageContaining("hex-v1 version 1");
    }
}
