package org.ringrift.jobs.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;

class ByteRateTest {
    private final AtomicLong now = new AtomicLong(-5);

    private ByteRate rate(double bytesPerSecond) {
        return new ByteRate(bytesPerSecond, now::get, time -> now.addAndGet(time.toNanos()));
    }

    @Test
    void bytesTakeTheirTimeAndIdleTimeIsNotSaved() {
        ByteRate rate = rate(1000);
        long start = now.get();
        for (int i = 0; i < 11; i++) {
            rate.take(500);
        }
        assertThat(now.get() - start).isEqualTo(TimeUnit.SECONDS.toNanos(5));
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        long later = now.get();
        rate.take(1000);
        rate.take(1);
        assertThat(now.get() - later).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void withoutALimitNobodyWaits() {
        ByteRate rate = rate(Double.POSITIVE_INFINITY);
        rate.take(1L << 60);
        rate.take(1);
        assertThat(rate.limited()).isFalse();
        assertThat(now.get()).isEqualTo(-5);
    }

    @Test
    void limitsHaveUnits() {
        assertThat(ByteRate.parse("20M")).isEqualTo(2e7);
        assertThat(ByteRate.parse("500k")).isEqualTo(5e5);
        assertThat(ByteRate.parse("1G")).isEqualTo(1e9);
        assertThat(ByteRate.parse("77")).isEqualTo(77);
        assertThatThrownBy(() -> ByteRate.parse("20m"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use limit '20m': it must be a whole number of bytes a second above 0, such as 500k,"
                        + " 20M or 1G.");
    }
}
