/** Programs of Python's world on the tables: PySpark and what its package brings, and readers that know nothing of Spark. */
package org.ringrift.jobs.python;
