package org.ringrift.player;

import java.util.regex.Pattern;
import org.ringrift.UserError;

/**
 * Which net a player uses, as written in its specification.
 *
 * @param kind how the text names the net
 * @param text {@code production}, {@code production-if-any}, 8 to 64 lower-case hexadecimal digits, or a path
 */
public record ModelRef(Kind kind, String text) {
    private static final String PRODUCTION = "production";
    private static final String PRODUCTION_IF_ANY = "production-if-any";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{8,64}");

    /** The ways of naming a net. */
    public enum Kind {
        /** The configuration's production model at the time of opening. */
        PRODUCTION,
        /** The same; while there is none, the player does without a net. */
        PRODUCTION_IF_ANY,
        /** The model whose sha256 begins with the text. */
        SHA256,
        /** The weights in a file. */
        PATH
    }

    /**
     * Reads a reference. A file whose name looks like one of the other kinds can be given as {@code ./name}.
     *
     * @param text {@code production}, {@code production-if-any}, a sha256 or at least its first 8 digits, or a path
     * @return the reference
     * @throws UserError if the text is empty
     */
    public static ModelRef parse(String text) {
        if (text.isBlank()) {
            throw new UserError("Cannot find a model without a name: give production, a sha256 or a path.");
        }
        if (text.equals(PRODUCTION)) {
            return new ModelRef(Kind.PRODUCTION, text);
        }
        if (text.equals(PRODUCTION_IF_ANY)) {
            return new ModelRef(Kind.PRODUCTION_IF_ANY, text);
        }
        return new ModelRef(SHA256.matcher(text).matches() ? Kind.SHA256 : Kind.PATH, text);
    }
}
