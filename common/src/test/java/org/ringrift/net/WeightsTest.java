package org.ringrift.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.net.train.TestNets;

class WeightsTest {
    private static final NetLayout LAYOUT = NetLayout.of(TestNets.SMALL_BOARD, TestNets.TWO_BLOCKS);

    @Test
    void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
        byte[] first = Weights.initial(LAYOUT, 5).toBytes();
        assertThat(Weights.initial(LAYOUT, 5).toBytes()).isEqualTo(first);
        assertThat(Weights.initial(LAYOUT, 6).toBytes()).isNotEqualTo(first);
    }

    @Test
    void weightsComeBackAsTheyWere() {
        byte[] bytes =
                TestNets.seasoned(TestNets.SMALL_BOARD, TestNets.TWO_BLOCKS, 1).toBytes();
        assertThat(Weights.fromBytes(LAYOUT, bytes, "p").toBytes()).isEqualTo(bytes);
    }

    @Test
    void damagedFilesAreRefused() {
        byte[] bytes = Weights.initial(LAYOUT, 5).toBytes();
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 1;
        assertThatThrownBy(() -> Weights.fromBytes(LAYOUT, flipped, "x/parameters.bin"))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot read x/parameters.bin: its checksum does not match its content."
                        + " Restore the file or train again.");
        assertThatThrownBy(() -> Weights.fromBytes(LAYOUT, Arrays.copyOf(bytes, bytes.length - 9), "p"))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("checksum");
        assertThatThrownBy(() -> Weights.fromBytes(LAYOUT, new byte[3], "p"))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("it is not a tensor file");
    }

    @Test
    void weightsOfAnotherNetAreRefused() {
        NetLayout wider = NetLayout.of(TestNets.SMALL_BOARD, new NetArchitecture(2, 16));
        byte[] bytes = Weights.initial(LAYOUT, 5).toBytes();
        assertThatThrownBy(() -> Weights.fromBytes(wider, bytes, "p"))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("Cannot take weights for resnet-b2-c16 of hex8_3p: stem.conv.weight should"
                        + " hold 864 numbers and holds 648");
    }
}
