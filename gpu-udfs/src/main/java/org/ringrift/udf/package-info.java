/** SQL functions: each formula in a plain class, so that users without a GPU need nothing else. */
package org.ringrift.udf;
