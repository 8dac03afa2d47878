package org.ringrift.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.net.train.TestNets;

class NetArchitectureTest {

    @Test
    void namesAndPresetsAreRead() {
        assertThat(NetArchitecture.parse("resnet-b4-c48")).isEqualTo(new NetArchitecture(4, 48));
        assertThat(NetArchitecture.parse("tiny")).isEqualTo(new NetArchitecture(2, 16));
        assertThat(NetArchitecture.parse("small")).isEqualTo(new NetArchitecture(2, 32));
        assertThat(NetArchitecture.parse("medium")).isEqualTo(new NetArchitecture(6, 64));
        assertThat(NetArchitecture.parse("large")).isEqualTo(new NetArchitecture(10, 128));
        for (NetSize size : NetSize.values()) {
            assertThat(NetArchitecture.parse(size.architecture().name())).isEqualTo(size.architecture());
        }
    }

    @Test
    void anUnknownSizeIsRefusedWithTheValidForms() {
        assertThatThrownBy(() -> NetArchitecture.parse("huge"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read net size 'huge': it is neither a preset nor an architecture."
                        + " Use tiny, small, medium, large or a name such as resnet-b4-c48.");
        assertThatThrownBy(() -> NetArchitecture.parse("resnet-b4-c999"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("blocks must be 1 to 40 and filters 4 to 512");
    }

    @Test
    void policySizesFollowFromThePlanes() {
        assertThat(TestNets.HEX8.policySize()).isEqualTo(145 * 81 + 9);
        assertThat(TestNets.HEX8.featureSize()).isEqualTo(20 * 81);
        assertThatThrownBy(() -> new NetShape("hex8_2p", 0, 40, 20, 145, 9, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot shape a net for hex8_2p");
    }
}
