package org.ringrift.jobs.config;

import java.lang.reflect.RecordComponent;

/**
 * A key of a section that is read into a record.
 *
 * @param name the key
 * @param component the component that it sets
 */
public record SettingKey(String name, RecordComponent component) {
    /** Meaning, unit and range. */
    public Domain domain() {
        return component.getAnnotation(Domain.class);
    }

    /** What its values may be. */
    public ValueCheck check() {
        return new ValueCheck(component.getType(), domain());
    }

    /** The value of the key in a record. */
    public Object of(Record settings) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Component " + name + " cannot be read", e);
        }
    }

    /** A value as the component takes it, from a text that {@link #check} has nothing against. */
    Object value(String text) {
        Class<?> type = component.getType();
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        if (type == double.class) {
            return Double.valueOf(text);
        }
        return type == boolean.class ? (Object) Boolean.valueOf(text) : text;
    }
}
