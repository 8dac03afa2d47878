package org.ringrift.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class LoopbackConfTest {
    private final SparkConf conf = new LoopbackConf(new SparkConf(false).set("spark.app.name", "tests"));

    @Test
    void theWebUiIsToldTheLoopbackAddressUnlessTheEnvironmentNamesAnother() {
        String named = Optional.ofNullable(System.getenv("SPARK_LOCAL_IP")).orElse("127.0.0.1");
        assertThat(conf.getenv("SPARK_LOCAL_IP")).isEqualTo(named);
        assertThat(conf.clone().getenv("SPARK_LOCAL_IP")).isEqualTo(named);
    }

    @Test
    void allElseIsAsInTheConfigurationAndTheEnvironment() {
        assertThat(conf.clone().get("spark.app.name")).isEqualTo("tests");
        assertThat(conf.getenv("PATH")).isEqualTo(System.getenv("PATH"));
        assertThat(conf.getenv("RINGRIFT_NO_SUCH_VARIABLE")).isNull();
    }
}
