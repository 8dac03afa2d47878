/**
 * The operations of cudf, NVIDIA's library of columns on a device, that the columnar functions use: the same classes and
 * signatures, computed on the host on lists of values, where null stands for null. Not on any class path but those of the
 * compiler and of tests; a check compiles the functions against the real library. What must be closed there is counted
 * here, {@link ai.rapids.cudf.Opened}.
 */
package ai.rapids.cudf;
