package org.ringrift.jobs.config.hosts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cards of a host, as the old file names them: {@code RTX 4090}, {@code NVIDIA GH200 480GB}, {@code 8x RTX 2080 Ti}.
 *
 * @param count how many; 0 without any
 * @param model its words in lower case, joined by hyphens, without maker and memory, such as {@code rtx-4090}
 * @param memoryGb memory of one; 0 if that is not stated
 */
record OldGpu(int count, String model, int memoryGb) {
    /** Of a host without any. */
    static final OldGpu NONE = new OldGpu(0, "", 0);

    private static final Set<String> NO_CARD = Set.of("", "none", "no", "false", "null", "n/a", "cpu");
    private static final Pattern SEVERAL =
            Pattern.compile("(N) ?x +(.*)|(.*) +x ?(N)".replace("N", "[1-9]|[1-5]\\d|6[0-4]"));
    private static final Pattern NOISE = Pattern.compile("\\b(nvidia|geforce|tesla|pcie|sxm\\d?|\\d+ ?gb)\\b");
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

    /** Marks of cards and the class that came with the program for such machines; the first that fits counts. */
    private static final List<Map.Entry<Pattern, String>> CLASSES = List.of(
            Map.entry(Pattern.compile("gh200"), "gh200"),
            Map.entry(Pattern.compile("h[12]00"), "h100"),
            Map.entry(Pattern.compile("a100"), "a100"),
            Map.entry(Pattern.compile("a10g?"), "a10"),
            Map.entry(Pattern.compile("rtx-.*|[345]0[5-9]0.*"), "rtx"));

    /**
     * Reads the words.
     *
     * @param words of the key {@code gpu}; empty without one
     * @param memoryGb of the key {@code gpu_vram_gb}
     */
    static OldGpu of(String words, OptionalInt memoryGb) {
        String plain = words.toLowerCase(Locale.ROOT).strip();
        if (NO_CARD.contains(plain)) {
            return NONE;
        }
        Matcher several = SEVERAL.matcher(plain);
        boolean many = several.matches();
        boolean before = many && several.group(1) != null;
        int count = many ? Integer.parseInt(several.group(before ? 1 : 4)) : 1;
        String name = many ? several.group(before ? 2 : 3) : plain;
        String model = BETWEEN.matcher(NOISE.matcher(name).replaceAll(" ")).replaceAll("-");
        String trimmed = model.replaceAll("^-|-$", "");
        return new OldGpu(count, trimmed.isEmpty() ? "gpu" : trimmed, memoryGb.orElse(0));
    }

    /** The class of machines that came with the program for such cards; empty if there is none. */
    String shippedClass() {
        return CLASSES.stream()
                .filter(each -> each.getKey().matcher(model).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
