/** Training of nets by PyTorch: samples, batches, loss, optimiser, and checkpoints from which a training goes on. */
package org.ringrift.net.train;
