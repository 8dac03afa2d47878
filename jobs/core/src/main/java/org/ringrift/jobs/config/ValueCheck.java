package org.ringrift.jobs.config;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ringrift.NearestName;
import org.ringrift.UserError;

/**
 * What a value may be, from its Java type and its domain. Immutable.
 *
 * @param type {@code int}, {@code long}, {@code double}, {@code boolean}, their wrappers, an enum, or anything that is
 *     made from a text
 * @param domain its range; null for all values of the type
 */
public record ValueCheck(Class<?> type, Domain domain) {
    private static final List<Class<?>> WHOLE = List.of(int.class, Integer.class, long.class, Long.class);
    private static final List<Class<?>> REAL = List.of(double.class, Double.class);

    /** What is wrong with a value, to be read after "it is 'x'"; empty if nothing is. */
    public Optional<String> problem(String text) {
        if (isFlag()) {
            return text.equals("true") || text.equals("false")
                    ? Optional.empty()
                    : Optional.of("which is neither true nor false");
        }
        if (isNumber()) {
            return number(text);
        }
        if (type.isEnum()) {
            return constant(text);
        }
        try {
            if (domain != null) {
                domain.form().check(text);
            }
            return Optional.empty();
        } catch (UserError mistake) {
            String why = mistake.getMessage();
            String inside = why.substring(0, 1).toLowerCase(Locale.ROOT) + why.substring(1);
            return Optional.of(
                    "which will not do, " + (inside.endsWith(".") ? inside.substring(0, inside.length() - 1) : inside));
        }
    }

    /** Whether values are true or false. */
    public boolean isFlag() {
        return type == boolean.class || type == Boolean.class;
    }

    /** Whether values are numbers. */
    public boolean isNumber() {
        return WHOLE.contains(type) || REAL.contains(type);
    }

    /** What values there are, in a few words, with their unit: {@code 1 to 10000000 games}. */
    public String range() {
        if (isFlag()) {
            return "true or false";
        }
        if (type.isEnum()) {
            return alternatives(constants());
        }
        if (!isNumber()) {
            return domain == null ? Form.TEXT.description() : domain.form().description();
        }
        String numbers = WHOLE.contains(type) ? "a whole number" : "a number";
        if (domain == null) {
            return numbers;
        }
        String range = range(numbers);
        return domain.unit().isEmpty() ? range : range + " " + domain.unit();
    }

    private static String alternatives(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private String range(String numbers) {
        boolean open = Double.isInfinite(domain.max()) && Double.isInfinite(domain.below());
        String upper = "";
        if (!open) {
            upper = Double.isInfinite(domain.below()) ? plain(domain.max()) : "less than " + plain(domain.below());
        }
        if (!Double.isInfinite(domain.above())) {
            return "above " + plain(domain.above()) + (open ? "" : " to " + upper);
        }
        if (Double.isInfinite(domain.min())) {
            return open ? numbers : "at most " + upper;
        }
        return open ? plain(domain.min()) + " or more" : plain(domain.min()) + " to " + upper;
    }

    private Optional<String> number(String text) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
            if (WHOLE.contains(type)) {
                long whole = value.longValueExact();
                if ((type == int.class || type == Integer.class) && whole != (int) whole) {
                    return Optional.of("which is out of range: it takes " + range());
                }
            }
        } catch (NumberFormatException e) {
            return Optional.of("which is no number: it takes " + range());
        } catch (ArithmeticException e) {
            return Optional.of("which is no whole number of fewer than 20 digits: it takes " + range());
        }
        double number = value.doubleValue();
        boolean inside = domain == null
                || number >= domain.min()
                        && number <= domain.max()
                        && number > domain.above()
                        && number < domain.below();
        return inside ? Optional.empty() : Optional.of("which is out of range: it takes " + range());
    }

    private Optional<String> constant(String text) {
        List<String> known = constants();
        return known.contains(text.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("the nearest known value is " + NearestName.of(text, known) + ": it takes " + range());
    }

    private List<String> constants() {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
