package org.ringrift.npz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class HuffmanCodeTest {

    @Test
    void codesAreThoseOfTheSpecification() {
        // RFC 1951, section 3.2.2: lengths (3, 3, 3, 3, 3, 2, 4, 4).
        HuffmanCode code = HuffmanCode.of(new int[] {2, 2, 2, 2, 2, 4, 1, 1}, 15);
        assertThat(code.lengths()).containsExactly(3, 3, 3, 3, 3, 2, 4, 4);
        assertThat(firstBitHighest(code)).containsExactly("010", "011", "100", "101", "110", "00", "1110", "1111");
    }

    private static String[] firstBitHighest(HuffmanCode code) {
        String[] codes = new String[code.codes().length];
        for (int symbol = 0; symbol < codes.length; symbol++) {
            StringBuilder bits = new StringBuilder();
            for (int bit = 0; bit < code.lengths()[symbol]; bit++) {
                bits.append(code.codes()[symbol] >>> bit & 1);
            }
            codes[symbol] = bits.toString();
        }
        return codes;
    }

    @Test
    void frequentSymbolsAreShort() {
        assertThat(HuffmanCode.of(new int[] {45, 0, 13, 12, 16, 9, 5}, 15).lengths())
                .containsExactly(1, 0, 3, 3, 3, 4, 4);
    }

    @Test
    void noCodeIsTooLong() {
        int[] fibonacci = new int[30];
        fibonacci[0] = 1;
        fibonacci[1] = 1;
        for (int symbol = 2; symbol < fibonacci.length; symbol++) {
            fibonacci[symbol] = fibonacci[symbol - 1] + fibonacci[symbol - 2];
        }
        assertThat(Arrays.stream(HuffmanCode.of(fibonacci, 30).lengths()).max()).hasValue(29);
        HuffmanCode limited = HuffmanCode.of(fibonacci, 15);
        assertThat(Arrays.stream(limited.lengths()).max().orElseThrow()).isLessThanOrEqualTo(15);
        assertComplete(limited);
    }

    @Seeded(cases = 300)
    void everyCodeIsComplete(Draw draw) {
        int rare = draw.between(0, 20);
        int[] frequencies = Arrays.stream(draw.ints(19, 286))
                .map(seed -> (seed & 31) < rare ? 0 : (seed >>> 5 & 0xffff) >>> (seed >>> 28))
                .toArray();
        HuffmanCode code = HuffmanCode.of(frequencies, 15);
        assertComplete(code);
        for (int a = 0; a < frequencies.length; a++) {
            assertThat(code.lengths()[a] > 0 || frequencies[a] == 0)
                    .as("a code for symbol %d", a)
                    .isTrue();
        }
    }

    private static void assertComplete(HuffmanCode code) {
        double sum = Arrays.stream(code.lengths())
                .filter(length -> length > 0)
                .mapToDouble(length -> Math.pow(2, -length))
                .sum();
        assertThat(sum).isEqualTo(1);
    }
}
