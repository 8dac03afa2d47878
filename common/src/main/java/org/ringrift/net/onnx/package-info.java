/** Nets as ONNX graphs: export in float32 and in 8-bit integers, and the calibration that the latter needs. */
package org.ringrift.net.onnx;
