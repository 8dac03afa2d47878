package org.ringrift.jobs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ringrift.NearestName;
import org.ringrift.UserError;

/**
 * A YAML file of sections with keys, each key with a value or a list of values. Keys without a value are as good as not
 * there. What sections and keys mean is for others to say. Immutable.
 *
 * @param file how the file is called in messages
 * @param sections its sections, in order
 */
public record ConfigSections(String file, List<Section> sections) {
    /** Copies the list. */
    public ConfigSections {
        sections = List.copyOf(sections);
    }

    /**
     * A section.
     *
     * @param name its name
     * @param line where it begins, from 1
     * @param entries its keys that have values
     */
    public record Section(String name, int line, List<Entry> entries) {
        /** Copies the list. */
        public Section {
            entries = List.copyOf(entries);
        }

        /** The entry of a key, if it has a value. */
        public Optional<Entry> entry(String key) {
            return entries.stream().filter(each -> each.key().equals(key)).findFirst();
        }
    }

    /**
     * A key with its value.
     *
     * @param key the key
     * @param values its values as text; one unless it is a list
     * @param list whether it was written as a list
     * @param line where it stands, from 1
     */
    public record Entry(String key, List<String> values, boolean list, int line) {
        /** Copies the list. */
        public Entry {
            values = List.copyOf(values);
        }
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its sections
     * @throws UserError if it cannot be read or has another shape
     */
    public static ConfigSections read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new UserError("Cannot read " + file + ": there is no such file.", e);
        } catch (MalformedInputException e) {
            throw new UserError("Cannot read " + file + ": it is no UTF-8 text.", e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * Reads a file of the folder {@code conf} that is packed with the program.
     *
     * @param beside the class beside which it is packed
     * @param name its name
     * @return its sections
     */
    static ConfigSections packed(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return parse("conf/" + name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own file cannot be read", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param file how it is called in messages
     * @param text YAML
     * @return its sections
     * @throws UserError if it has another shape
     */
    public static ConfigSections parse(String file, String text) {
        try (YAMLParser yaml = new YAMLFactory().createParser(text)) {
            return new ConfigSections(file, new Reader(file, yaml).sections());
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().strip().lines().findFirst().orElse("it is not well-formed");
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new UserError(
                    "Cannot read " + file + ": it is no YAML" + (line > 0 ? " at line " + line : "") + " (" + why
                            + ").",
                    e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /** The section of a name, if it is there. */
    public Optional<Section> section(String name) {
        return sections.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * A mistake in a key.
     *
     * @param section where the key is
     * @param entry the key
     * @param why what is wrong and what to do, with its full stop
     * @return to be thrown
     */
    public UserError mistake(Section section, Entry entry, String why) {
        return new UserError("Cannot use key " + section.name() + "." + entry.key() + " in " + file + ", line "
                + entry.line() + ": " + why);
    }

    /**
     * Refuses a section that is not known.
     *
     * @throws UserError naming the nearest known one
     */
    public void requireKnown(Section section, Collection<String> known) {
        if (!known.contains(section.name())) {
            throw new UserError("Cannot use section " + section.name() + " in " + file + ", line " + section.line()
                    + ": it is unknown. Did you mean " + NearestName.of(section.name(), known) + "?");
        }
    }

    /**
     * Refuses a key that is not known.
     *
     * @throws UserError naming the nearest known one
     */
    public void requireKnown(Section section, Entry entry, Collection<String> known) {
        if (!known.contains(entry.key())) {
            throw mistake(section, entry, "it is unknown. Did you mean " + NearestName.of(entry.key(), known) + "?");
        }
    }

    /** One pass over the tokens. */
    private record Reader(String file, YAMLParser yaml) {
        List<Section> sections() throws IOException {
            List<Section> sections = new ArrayList<>();
            JsonToken first = yaml.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                return sections;
            }
            if (first != JsonToken.START_OBJECT) {
                throw shape("it should be sections, such as selfplay:");
            }
            while (yaml.nextToken() == JsonToken.FIELD_NAME) {
                String name = yaml.currentName();
                int line = line();
                if (sections.stream().anyMatch(each -> each.name().equals(name))) {
                    throw shape("section " + name + " is there twice");
                }
                sections.add(new Section(name, line, entries(name)));
            }
            if (yaml.nextToken() != null) {
                throw shape("only one document is read");
            }
            return sections;
        }

        private List<Entry> entries(String section) throws IOException {
            List<Entry> entries = new ArrayList<>();
            JsonToken first = yaml.nextToken();
            if (first == JsonToken.VALUE_NULL
                    || first == JsonToken.VALUE_STRING && yaml.getText().isEmpty()) {
                return entries;
            }
            if (first != JsonToken.START_OBJECT) {
                throw shape(section + " should be a section of keys, such as " + section + ":");
            }
            List<String> seen = new ArrayList<>();
            while (yaml.nextToken() == JsonToken.FIELD_NAME) {
                String key = yaml.currentName();
                int line = line();
                if (seen.contains(key)) {
                    throw shape("key " + section + "." + key + " is there twice");
                }
                seen.add(key);
                JsonToken value = yaml.nextToken();
                if (value == JsonToken.START_ARRAY) {
                    entries.add(new Entry(key, list(section + "." + key), true, line));
                } else if (value.isScalarValue()) {
                    if (value != JsonToken.VALUE_NULL) {
                        entries.add(new Entry(key, List.of(yaml.getText()), false, line));
                    }
                } else {
                    throw shape("key " + section + "." + key + " should have a value or a list");
                }
            }
            return entries;
        }

        private List<String> list(String key) throws IOException {
            List<String> values = new ArrayList<>();
            for (JsonToken value = yaml.nextToken(); value != JsonToken.END_ARRAY; value = yaml.nextToken()) {
                if (!value.isScalarValue() || value == JsonToken.VALUE_NULL) {
                    throw shape("the list of key " + key + " should hold values");
                }
                values.add(yaml.getText());
            }
            return values;
        }

        private int line() {
            return yaml.currentTokenLocation().getLineNr();
        }

        private UserError shape(String why) {
            return new UserError("Cannot read " + file + ", line " + line() + ": " + why + ".");
        }
    }
}
