/** Answers of trained nets to searches: batches of positions run through ONNX Runtime. */
package org.ringrift.net.serve;
