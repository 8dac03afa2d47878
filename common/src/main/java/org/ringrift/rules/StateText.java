package org.ringrift.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ringrift.board.Board;

/** The canonical text of a position, eleven fields joined with slashes, and its hashes. */
public final class StateText {
    private static final int CORE_FIELDS = 7;
    private static final int HASH_CHARS = 16;

    private StateText() {}

    /** All eleven fields: phase, player, status, players, stacks, markers, collapsed, focus, pending, flags, LPS. */
    public static String text(GameState s) {
        StringBuilder out = new StringBuilder(256);
        appendCore(s, out);
        if (s.over()) {
            return out.append("/-/-/-/-").toString();
        }
        out.append('/').append(s.focus == GameState.NONE ? "-" : s.board.text(s.focus));
        out.append('/').append(pending(s));
        out.append('/')
                .append(s.acted ? '1' : '0')
                .append(s.recovered ? '1' : '0')
                .append('/');
        appendRounds(s, out);
        return out.toString();
    }

    /** Hash of the whole text: the first 16 hexadecimal digits of its SHA-256. */
    public static String fullHash(GameState s) {
        return hash(text(s));
    }

    /** Hash of the first seven fields. */
    public static String coreHash(GameState s) {
        StringBuilder out = new StringBuilder(256);
        appendCore(s, out);
        return hash(out.toString());
    }

    /** The first seven fields of a full text. */
    public static String core(String text) {
        int end = -1;
        for (int field = 0; field < CORE_FIELDS; field++) {
            end = text.indexOf('/', end + 1);
        }
        return end < 0 ? text : text.substring(0, end);
    }

    /**
     * The hash used for texts of positions and of legal lists.
     *
     * @param text any text
     * @return the first 16 hexadecimal digits of the SHA-256 of its UTF-8 bytes
     */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_CHARS / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void appendCore(GameState s, StringBuilder out) {
        out.append(s.phase.code()).append('/').append(s.seat).append('/');
        out.append(s.over() ? "W" + s.winner : "A").append('/');
        for (int q = 1; q <= s.rules.players(); q++) {
            out.append(q == 1 ? "" : ";").append(s.hand(q));
            out.append(':').append(s.eliminated(q)).append(':').append(s.territory(q));
        }
        appendStacks(s, out.append('/'));
        appendOwners(s, out.append('/'), true);
        appendOwners(s, out.append('/'), false);
    }

    private static void appendStacks(GameState s, StringBuilder out) {
        Board board = s.board;
        String separator = "";
        for (int cell : CellOrder.of(board).items()) {
            if (s.stackOwner(cell) != 0) {
                out.append(separator).append(board.text(cell)).append('=');
                int bottom = out.length();
                for (int i = 0; i < s.height(cell); i++) {
                    out.insert(bottom, s.ring(cell, i));
                }
                separator = ";";
            }
        }
    }

    private static void appendOwners(GameState s, StringBuilder out, boolean markers) {
        Board board = s.board;
        String separator = "";
        for (int cell : CellOrder.of(board).items()) {
            int owner = markers ? s.marker(cell) : s.collapsed(cell);
            if (owner != 0) {
                out.append(separator).append(board.text(cell)).append('=').append(owner);
                separator = ";";
            }
        }
    }

    private static char pending(GameState s) {
        if (s.lineDebt) {
            return 'L';
        }
        if (s.territoryDebt) {
            return s.recovered ? 'R' : 'T';
        }
        return '-';
    }

    private static void appendRounds(GameState s, StringBuilder out) {
        out.append(s.lpsFirst).append(':');
        if (s.lpsKnown == 0) {
            out.append('.');
        }
        for (int q = 1; q <= s.rules.players(); q++) {
            if ((s.lpsKnown >> q & 1) == 1) {
                out.append(q).append((s.lpsReal >> q & 1) == 1 ? '+' : '-');
            }
        }
        out.append(':').append(s.lpsCount).append(':').append(s.lpsCandidate);
    }
}
