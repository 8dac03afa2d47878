/**
 * Reading and writing NumPy's {@code .npy} arrays inside {@code .npz} archives, with nothing but the JDK.
 *
 * <p>Writers stream: an array is written row by row, and {@link org.ringrift.npz.NpzSpool} takes the rows of many
 * arrays in turn when their number is not known beforehand. Equal content gives equal bytes (for one zlib build: the
 * deflated form is zlib's choice). Readers check magic, header, length and CRC, and name file and entry when something
 * is wrong.
 */
package org.ringrift.npz;
