/** What RAPIDS asks of a function, as RAPIDS declares it. */
package com.nvidia.spark;
