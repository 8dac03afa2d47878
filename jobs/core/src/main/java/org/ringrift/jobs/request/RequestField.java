package org.ringrift.jobs.request;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.ValueCheck;

/**
 * A field of a request, as the component of its record states it.
 *
 * @param name words joined by hyphens, such as {@code shard-rows}: the option is {@code --shard-rows}, the JSON member {@code
 *     shard_rows}
 * @param type of one value; numbers as their wrappers
 * @param list whether it holds several values
 * @param optional whether it may be left empty
 * @param domain what it means and which values it takes
 * @param component where it stands
 */
public record RequestField(
        String name, Class<?> type, boolean list, boolean optional, Domain domain, RecordComponent component) {
    static RequestField of(RecordComponent component) {
        Domain domain = component.getAnnotation(Domain.class);
        if (domain == null) {
            throw new IllegalArgumentException("Component " + component + " has no domain");
        }
        Class<?> type = component.getType();
        boolean list = type == List.class;
        boolean optional = type == Optional.class;
        if (list || optional) {
            type = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        }
        String name = domain.name().isEmpty() ? hyphened(component.getName()) : domain.name();
        return new RequestField(name, type, list, optional, domain, component);
    }

    private static String hyphened(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Name of its option. */
    public String option() {
        return "--" + name;
    }

    /** Name of its member in JSON. */
    public String member() {
        return name.replace('-', '_');
    }

    /** What one value may be. */
    public ValueCheck check() {
        return new ValueCheck(type, domain);
    }

    /** Whether its value is true or false; false unless it is given. */
    public boolean isFlag() {
        return check().isFlag();
    }

    /** The value that it has by itself, as text. */
    public Optional<String> byDefault() {
        if (isFlag()) {
            return Optional.of("false");
        }
        return domain.byDefault().isEmpty() ? Optional.empty() : Optional.of(domain.byDefault());
    }

    /** Whether a value must be given. */
    public boolean required() {
        return !optional && !list && byDefault().isEmpty();
    }

    /** What it means, with its default, for a help text. */
    public String help() {
        String meaning = domain.description();
        String words = domain.otherwise().isEmpty() ? domain.byDefault() : domain.otherwise();
        if (words.isEmpty()) {
            return meaning;
        }
        return (meaning.endsWith(".") ? meaning.substring(0, meaning.length() - 1) : meaning) + " (default: " + words
                + ").";
    }
}
