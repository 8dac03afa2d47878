package org.ringrift;

/**
 * The identity of a thing by all that determines it: the sha256 of one line each. The lines are never changed for what
 * they named already, since stored rows carry the hashes; what changes their meaning gets another first line.
 */
public final class ContentId {
    private final StringBuilder text;

    private ContentId(String format) {
        this.text = new StringBuilder(format);
    }

    /**
     * Begins an identity.
     *
     * @param format kind and version of what is named, for example {@code ringrift-game-1}: the first line
     * @return the identity so far
     */
    public static ContentId of(String format) {
        return new ContentId(format);
    }

    /** Adds a line. */
    public ContentId line(String line) {
        text.append('\n').append(line);
        return this;
    }

    /** Adds a line {@code name=value}, the value as {@link String#valueOf(Object)} writes it. */
    public ContentId with(String name, Object value) {
        return line(name + "=" + value);
    }

    /** The hash of all lines, 64 hex digits. */
    public String sha256() {
        return Sha256.ofText(text.toString());
    }
}
