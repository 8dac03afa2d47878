package org.ringrift.jobs.request;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;

/** Values of fields as text, which has passed their {@link org.ringrift.jobs.config.ValueCheck}, and back. */
final class FieldText {
    private record Form(Function<String, Object> parse, Function<Object, String> text) {}

    private static final Map<Class<?>, Form> FORMS = Map.of(
            String.class, new Form(text -> text, value -> (String) value),
            GameConfig.class, new Form(GameConfig::parse, value -> ((GameConfig) value).key()),
            Edition.class, new Form(Edition::parse, value -> ((Edition) value).key()),
            PlayerSpec.class, new Form(PlayerSpec::parse, value -> ((PlayerSpec) value).text()),
            int.class, new Form(text -> new BigDecimal(text).intValueExact(), Object::toString),
            Integer.class, new Form(text -> new BigDecimal(text).intValueExact(), Object::toString),
            long.class, new Form(text -> new BigDecimal(text).longValueExact(), Object::toString),
            Long.class, new Form(text -> new BigDecimal(text).longValueExact(), Object::toString),
            double.class, new Form(Double::valueOf, Object::toString),
            boolean.class, new Form(Boolean::valueOf, Object::toString));

    private FieldText() {}

    static boolean known(Class<?> type) {
        return type.isEnum() || FORMS.containsKey(type);
    }

    static Object parse(Class<?> type, String text) {
        Form form = FORMS.get(type);
        if (form != null) {
            return form.parse.apply(text);
        }
        for (Object constant : type.getEnumConstants()) {
            if (of(type, constant).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("No " + type.getSimpleName() + " is called " + text);
    }

    static String of(Class<?> type, Object value) {
        Form form = FORMS.get(type);
        return form != null ? form.text.apply(value) : ((Enum<?>) value).name().toLowerCase(Locale.ROOT);
    }
}
