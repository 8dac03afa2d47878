/**
 * Nets: their shape and files, training with DJL on PyTorch, export to ONNX and serving with ONNX Runtime. Sizes come
 * in as numbers; nothing here knows the rules of the game or how positions are encoded.
 */
package org.ringrift.net;
