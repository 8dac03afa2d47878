package org.ringrift.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.net.ComputeDevice;

class TaskDeviceTest {
    @Test
    void anAddressIsTheIndexOfTheGpu() {
        assertThat(TaskDevice.at("3")).isEqualTo(ComputeDevice.gpu(3));
    }

    @Test
    void anAddressThatIsNoIndexIsRefused() {
        assertThatThrownBy(() -> TaskDevice.at("MIG-1"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot use GPU 'MIG-1': Spark's addresses must be indices such as 0. Let the cluster find its"
                                + " GPUs with conf/gpu-discovery.sh.");
    }

    @Test
    void outsideATaskItIsTheCpu() {
        assertThat(TaskDevice.current()).isEqualTo(ComputeDevice.CPU);
    }
}
