package org.ringrift.net;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringrift.UserError;

/**
 * The trunk of a residual net.
 *
 * @param blocks residual blocks of two 3 x 3 convolutions each, 1 to 40
 * @param filters channels of the trunk, 4 to 512
 */
public record NetArchitecture(int blocks, int filters) {
    private static final Pattern NAME = Pattern.compile("resnet-b([0-9]{1,3})-c([0-9]{1,4})");

    /** Refuses sizes out of range. */
    public NetArchitecture {
        if (blocks < 1 || blocks > 40 || filters < 4 || filters > 512) {
            throw new UserError("Cannot build a net of " + blocks + " blocks and " + filters
                    + " filters: blocks must be 1 to 40 and filters 4 to 512. Choose sizes in that range.");
        }
    }

    /** @return the canonical name, for example {@code resnet-b4-c48} */
    public String name() {
        return "resnet-b" + blocks + "-c" + filters;
    }

    /**
     * Reads a canonical name or the key of a {@link NetSize}.
     *
     * @param text {@code resnet-bB-cF} or a preset's key
     * @return the architecture
     * @throws UserError when the text is neither
     */
    public static NetArchitecture parse(String text) {
        for (NetSize size : NetSize.values()) {
            if (size.key().equals(text)) {
                return size.architecture();
            }
        }
        Matcher matcher = NAME.matcher(text);
        if (!matcher.matches()) {
            throw new UserError("Cannot read net size '" + text + "': it is neither a preset nor an architecture. Use "
                    + NetSize.keys() + " or a name such as resnet-b4-c48.");
        }
        return new NetArchitecture(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
}
