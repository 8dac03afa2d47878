package org.ringrift.rating;

/** Factor L of a symmetric positive definite matrix A = L L'. */
final class Cholesky {

    private final double[][] factor;

    private Cholesky(double[][] factor) {
        this.factor = factor;
    }

    /** Factors {@code matrix}, of which the lower triangle is read; throws when it is not positive definite. */
    static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (i > j) {
                    factor[i][j] = sum / factor[j][j];
                } else if (sum > 0) {
                    factor[i][i] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException("Cannot factor a matrix: it is not positive definite.");
                }
            }
        }
        return new Cholesky(factor);
    }

    /** The x with A x = {@code right}. */
    double[] solve(double[] right) {
        int n = right.length;
        double[] x = forward(right, 0);
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= factor[k][i] * x[k];
            }
            x[i] /= factor[i][i];
        }
        return x;
    }

    /** The diagonal of A's inverse: entry i is the squared length of L's solution for unit vector i. */
    double[] inverseDiagonal() {
        int n = factor.length;
        double[] diagonal = new double[n];
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            double[] column = forward(unit, i);
            for (int k = i; k < n; k++) {
                diagonal[i] += column[k] * column[k];
            }
        }
        return diagonal;
    }

    /** The x with L x = {@code right}, where {@code right} is 0 before {@code first}. */
    private double[] forward(double[] right, int first) {
        double[] x = right.clone();
        for (int i = first; i < x.length; i++) {
            for (int k = first; k < i; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] /= factor[i][i];
        }
        return x;
    }
}
