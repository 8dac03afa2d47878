package org.ringrift;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal. */
public final class Sha256 {
    /** Length of a hash in bytes. */
    public static final int BYTES = 32;

    private Sha256() {}

    /** A fresh digest. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * The hash of the beginning of an array, as bytes.
     *
     * @param bytes any content
     * @param length how much of it
     * @return {@value #BYTES} bytes
     */
    public static byte[] digest(byte[] bytes, int length) {
        MessageDigest digest = digest();
        digest.update(bytes, 0, length);
        return digest.digest();
    }

    /** The hash of bytes, 64 digits. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** The hash of a text's UTF-8 bytes, 64 digits. */
    public static String ofText(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
