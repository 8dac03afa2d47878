package org.ringrift.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    @Test
    void solvesAndInvertsAKnownMatrix() {
        // Determinant 4*5*9 + 2*(2*3*1) - 4*9 - 5*1 - 9*4 = 115, and the cofactors of the diagonal are 36, 35, 16.
        Cholesky cholesky = Cholesky.of(new double[][] {{4, 2, 1}, {2, 5, 3}, {1, 3, 9}});
        assertThat(cholesky.solve(new double[] {11, 21, 34})).containsExactly(new double[] {1, 2, 3}, within(1e-12));
        assertThat(cholesky.inverseDiagonal())
                .containsExactly(new double[] {36 / 115.0, 35 / 115.0, 16 / 115.0}, within(1e-12));
    }

    @Test
    void anIndefiniteMatrixIsRefused() {
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{1, 2}, {2, 1}}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("Cannot factor a matrix: it is not positive definite.");
    }
}
