package org.ringrift.jobs.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.NearestName;
import org.ringrift.UserError;

/** The values of fields, as texts by the names of the fields, as a JSON object, and back. */
final class RequestJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().build().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private RequestJson() {}

    /**
     * Reads an object.
     *
     * @param source what holds it, for messages
     * @param json the object
     * @param fields those that it may have
     * @return the values that are there, in range or not
     * @throws UserError if it is no such object
     */
    static Map<String, List<String>> read(String source, String json, List<RequestField> fields) {
        Map<String, List<String>> texts = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UserError("Cannot read " + source + ": a request is a JSON object, such as {\"config\":"
                        + "\"hex8_2p\"}.");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                RequestField field = field(source, parser.currentName(), fields);
                List<String> values = values(source, field, parser);
                if (values != null) {
                    texts.put(field.name(), values);
                }
            }
            if (parser.nextToken() != null) {
                throw new UserError("Cannot read " + source + ": something follows the request.");
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new UserError(
                    "Cannot read " + source + ", line " + line + ": it is no JSON ("
                            + e.getOriginalMessage().lines().findFirst().orElse("") + ").",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static RequestField field(String source, String member, List<RequestField> fields) {
        return fields.stream()
                .filter(each -> each.member().equals(member))
                .findFirst()
                .orElseThrow(() -> new UserError("Cannot use field " + member + " of " + source
                        + ": it is unknown. Did you mean "
                        + NearestName.of(
                                member,
                                fields.stream().map(RequestField::member).toList())
                        + "?"));
    }

    /** The values of a member as texts; null where it stands empty. */
    private static List<String> values(String source, RequestField field, JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.START_ARRAY) {
            return List.of(value(source, field, parser));
        }
        if (!field.list()) {
            throw mistake(source, field, "it takes one value, not a list");
        }
        List<String> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(source, field, parser));
        }
        return values;
    }

    private static String value(String source, RequestField field, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        boolean fits = field.check().isNumber()
                ? token.isNumeric()
                : field.isFlag() ? token.isBoolean() : token == JsonToken.VALUE_STRING;
        if (!fits) {
            String wanted = field.check().isNumber() ? "a number" : field.isFlag() ? "true or false" : "a text";
            throw mistake(source, field, "it takes " + wanted + ", in JSON's way of writing it");
        }
        return parser.getText();
    }

    private static UserError mistake(String source, RequestField field, String why) {
        return new UserError("Cannot use field " + field.member() + " of " + source + ": " + why + ".");
    }

    /**
     * Writes an object.
     *
     * @param texts the values
     * @param order of the members; those without a value are left out
     * @param printer divides it into lines; null for none
     */
    static String write(Map<String, List<String>> texts, List<RequestField> order, PrettyPrinter printer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(printer);
            json.writeStartObject();
            for (RequestField field : order) {
                if (texts.containsKey(field.name())) {
                    json.writeFieldName(field.member());
                    write(json, field, texts.get(field.name()));
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, RequestField field, List<String> values) throws IOException {
        if (field.list()) {
            json.writeStartArray();
        }
        for (String value : values) {
            if (field.check().isNumber()) {
                json.writeNumber(value);
            } else if (field.isFlag()) {
                json.writeBoolean(Boolean.parseBoolean(value));
            } else {
                json.writeString(value);
            }
        }
        if (field.list()) {
            json.writeEndArray();
        }
    }
}
