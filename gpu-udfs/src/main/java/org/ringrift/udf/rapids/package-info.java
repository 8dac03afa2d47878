/**
 * The columnar twins: the same functions as in {@link org.ringrift.udf}, on whole columns on a GPU by cudf's operations. Loaded
 * only where RAPIDS is on the class path, see {@link org.ringrift.udf.rapids.ColumnarTwins}; a row form and its twin are held to
 * the same golden rows. A device's logarithms and powers are not those of {@link java.lang.StrictMath}: results agree to about
 * 15 digits, not to the last bit.
 */
package org.ringrift.udf.rapids;
