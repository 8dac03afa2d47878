/** What the functions must give, wherever they are computed: rows made apart from them, with 60 digits, rounded to doubles. */
package org.ringrift.udf.golden;
