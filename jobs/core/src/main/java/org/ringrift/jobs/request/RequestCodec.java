package org.ringrift.jobs.request;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ringrift.Sha256;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;

/**
 * Reads and writes the requests of one kind: records whose components have a {@link Domain}, or are such records themselves,
 * whose fields then count as those of the request. Reading is strict: what is unknown, out of range or missing is refused by
 * its name. Immutable.
 *
 * @param <Q> the record
 */
public final class RequestCodec<Q extends Record> {
    private final Block block;
    private final List<RequestField> fields = new ArrayList<>();

    /** A record: its components are fields or blocks. */
    private record Block(Class<?> type, List<Object> parts) {}

    private RequestCodec(Class<Q> type) {
        this.block = block(type);
        List<String> names = fields.stream().map(RequestField::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(type + " has two fields of one name: " + names);
        }
    }

    /**
     * The codec of a record.
     *
     * @throws IllegalArgumentException if a component is neither a field nor a record of fields
     */
    public static <Q extends Record> RequestCodec<Q> of(Class<Q> type) {
        return new RequestCodec<>(type);
    }

    private Block block(Class<?> type) {
        List<Object> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true); // requests need not be public
            if (component.isAnnotationPresent(Domain.class)) {
                RequestField field = RequestField.of(component);
                if (!FieldText.known(field.type())) {
                    throw new IllegalArgumentException("Component " + component + " has a type without text");
                }
                fields.add(field);
                parts.add(field);
            } else if (component.getType().isRecord()) {
                parts.add(block(component.getType()));
            } else {
                throw new IllegalArgumentException("Component " + component + " is no field of a request");
            }
        }
        return new Block(type, parts);
    }

    /** The fields, in the order of the record. */
    public List<RequestField> fields() {
        return List.copyOf(fields);
    }

    /**
     * Reads a request.
     *
     * @param source what holds it, for messages, such as {@code request.json}
     * @param json a JSON object with a member for each field; those that have a default or are optional may be left out
     * @return the request
     * @throws UserError if it is no such object, naming the member that is wrong or missing
     */
    public Q read(String source, String json) {
        Map<String, List<String>> texts = RequestJson.read(source, json, fields);
        return of(texts, field -> "field " + field.member() + " of " + source);
    }

    /**
     * Makes a request of texts, such as options.
     *
     * @param texts values of fields by their names; a field that is not there has its default
     * @param called what a field is called in messages
     * @return the request
     * @throws UserError if a value is none of its field's, or a field is missing that must be given
     */
    public Q of(Map<String, List<String>> texts, Function<RequestField, String> called) {
        Map<RequestField, Object> values = new HashMap<>();
        for (RequestField field : fields) {
            List<String> given = texts.get(field.name());
            if (given == null) {
                given = field.byDefault().map(List::of).orElse(List.of());
                if (field.required()) {
                    throw new UserError("Cannot go without " + called.apply(field) + ": give "
                            + field.check().range() + ".");
                }
            }
            given.forEach(text -> require(field, text, called));
            List<Object> parsed = given.stream()
                    .map(text -> FieldText.parse(field.type(), text))
                    .toList();
            values.put(field, shaped(field, parsed));
        }
        @SuppressWarnings("unchecked")
        Q request = (Q) make(block, values);
        return request;
    }

    private static Object shaped(RequestField field, List<Object> values) {
        if (field.list()) {
            return values;
        }
        return field.optional() ? values.stream().findFirst() : values.get(0);
    }

    private static void require(RequestField field, String text, Function<RequestField, String> called) {
        field.check().problem(text).ifPresent(problem -> {
            throw new UserError("Cannot use " + called.apply(field) + ": it is '" + text + "', " + problem + ".");
        });
    }

    private static Object make(Block block, Map<RequestField, Object> values) {
        Object[] arguments = block.parts().stream()
                .map(part -> part instanceof RequestField field ? values.get(field) : make((Block) part, values))
                .toArray();
        try {
            Constructor<?> constructor = block.type()
                    .getDeclaredConstructor(Arrays.stream(block.type().getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The values of a request as texts, by the names of its fields; empty ones are left out.
     *
     * @param request any, whether its values are in range or not
     */
    public Map<String, List<String>> texts(Q request) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        collect(block, request, texts);
        return texts;
    }

    private static void collect(Block block, Object record, Map<String, List<String>> texts) {
        RecordComponent[] components = block.type().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Object value = get(components[i], record);
            if (block.parts().get(i) instanceof RequestField field) {
                List<?> values = value instanceof List<?> list
                        ? list
                        : value instanceof Optional<?> maybe ? maybe.stream().toList() : List.of(value);
                if (!values.isEmpty()) {
                    texts.put(
                            field.name(),
                            values.stream()
                                    .map(each -> FieldText.of(field.type(), each))
                                    .toList());
                }
            } else {
                collect((Block) block.parts().get(i), value, texts);
            }
        }
    }

    private static Object get(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Refuses a request made by the program itself that could not have been read.
     *
     * @return the request
     * @throws UserError if a value is out of range
     */
    public Q check(Q request) {
        Map<String, List<String>> texts = texts(request);
        fields.forEach(field -> texts.getOrDefault(field.name(), List.of())
                .forEach(text -> require(field, text, each -> "field " + each.member() + " of the request")));
        return request;
    }

    /** The canonical form: JSON without spaces, members by name, empty ones left out. Equal requests have equal ones. */
    public String write(Q request) {
        return RequestJson.write(
                texts(request),
                fields.stream()
                        .sorted(Comparator.comparing(RequestField::member))
                        .toList(),
                null);
    }

    /** JSON for people: a line a field, in the order of the record. */
    public String print(Q request) {
        return RequestJson.write(texts(request), fields, new DefaultPrettyPrinter());
    }

    /** The identity of a request: the sha256 of its canonical form. */
    public String sha256(Q request) {
        return Sha256.ofText(write(request));
    }

    /**
     * What a request says that another one has left open.
     *
     * @param open the request as it was given
     * @param settled the same with more said
     * @return the values, as texts by the names of fields
     */
    public Map<String, List<String>> added(Q open, Q settled) {
        Map<String, List<String>> added = new LinkedHashMap<>(texts(settled));
        added.keySet().removeAll(texts(open).keySet());
        return added;
    }
}
