package org.ringrift.jobs.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ringrift.UserError;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.request.RequestField;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The fields of a request as the options of a command. */
public final class RequestOptions {
    /** Name of the option by which a request is read from a file. */
    public static final String REQUEST = "--request";

    /** Where standard input is read instead of a file. */
    private static final String STANDARD_INPUT = "-";

    private RequestOptions() {}

    /** Adds an option for each field to a command. */
    public static void add(CommandSpec command, RequestCodec<?> requests) {
        for (RequestField field : requests.fields()) {
            OptionSpec.Builder option = OptionSpec.builder(field.option())
                    .description(field.help())
                    .required(field.required())
                    .userObject(field.component());
            Class<?> type = optionType(field);
            if (field.isFlag()) {
                option.type(boolean.class).negatable(true).fallbackValue("true").defaultValue("false");
            } else {
                option.type(type).paramLabel(field.domain().label());
                field.byDefault().ifPresent(option::defaultValue);
            }
            if (field.list()) {
                option.type(List.class).auxiliaryTypes(type);
            }
            command.addOption(option.build());
        }
    }

    /** Numbers and constants are read by picocli; all other texts are left to the request. */
    private static Class<?> optionType(RequestField field) {
        return field.check().isNumber() || field.type().isEnum() ? field.type() : String.class;
    }

    /** Lets the options that must be given be left out, since a file says everything. */
    public static void relax(CommandLine top, List<String> arguments) {
        boolean file = arguments.stream().anyMatch(each -> each.equals(REQUEST) || each.startsWith(REQUEST + "="));
        if (file) {
            top.getSubcommands().values().forEach(RequestOptions::relax);
        }
    }

    private static void relax(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.findOption(REQUEST) == null) {
            return;
        }
        for (OptionSpec option : new ArrayList<>(spec.options())) {
            if (option.required()) {
                spec.remove(option);
                spec.addOption(OptionSpec.builder(option).required(false).build());
            }
        }
    }

    /**
     * The request that was asked for.
     *
     * @param parsed the command line of the command
     * @param requests how its requests are read
     * @param file what {@value #REQUEST} names; null where options say it
     * @param <Q> the request
     * @return the request
     * @throws UserError if a value is none of its field's, or options stand beside a file
     */
    public static <Q extends Record> Q read(ParseResult parsed, RequestCodec<Q> requests, String file) {
        return file == null ? ofOptions(parsed, requests) : ofFile(parsed, requests, file);
    }

    private static <Q extends Record> Q ofFile(ParseResult parsed, RequestCodec<Q> requests, String file) {
        Optional<String> beside = requests.fields().stream()
                .map(RequestField::option)
                .filter(parsed::hasMatchedOption)
                .findFirst();
        if (beside.isPresent()) {
            throw new UserError("Cannot take " + beside.get() + " beside " + REQUEST
                    + ": the file says everything. Change it there.");
        }
        return requests.read(file.equals(STANDARD_INPUT) ? "standard input" : file, text(file));
    }

    private static String text(String file) {
        try {
            return file.equals(STANDARD_INPUT)
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new UserError("Cannot read request " + file + ": there is no such file.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read request " + file + ": " + e.getMessage() + ".", e);
        }
    }

    private static <Q extends Record> Q ofOptions(ParseResult parsed, RequestCodec<Q> requests) {
        Map<String, List<String>> texts = new HashMap<>();
        for (RequestField field : requests.fields()) {
            Object value = parsed.commandSpec().findOption(field.option()).getValue();
            if (value != null) {
                List<?> values = value instanceof List<?> several ? several : List.of(value);
                texts.put(
                        field.name(), values.stream().map(RequestOptions::text).toList());
            }
        }
        return requests.of(texts, RequestField::option);
    }

    private static String text(Object value) {
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString();
    }
}
