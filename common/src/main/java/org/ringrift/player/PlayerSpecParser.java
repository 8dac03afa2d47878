package org.ringrift.player;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ringrift.NearestName;
import org.ringrift.UserError;
import org.ringrift.player.PlayerSpec.Gumbel;
import org.ringrift.player.PlayerSpec.Policy;
import org.ringrift.player.PlayerSpec.RootNoise;
import org.ringrift.search.GumbelSettings;

/** Reads one player specification; its errors name the text, the reason and the valid forms. */
final class PlayerSpecParser {
    private static final List<String> NAMES =
            List.of(PlayerSpec.RANDOM, PlayerSpec.HEURISTIC, PlayerSpec.POLICY, PlayerSpec.GUMBEL);
    private static final Map<String, List<String>> KEYS = Map.of(
            PlayerSpec.RANDOM, List.of(),
            PlayerSpec.HEURISTIC, List.of(),
            PlayerSpec.POLICY, List.of("model", "temperature"),
            PlayerSpec.GUMBEL, List.of("sims", "fast", "model", "heuristic", "considered", "noise", "tries"));

    private final String text;
    private final String name;
    private final Map<String, String> values = new HashMap<>();

    private PlayerSpecParser(String text) {
        this.text = text;
        int colon = text.indexOf(':');
        this.name = colon < 0 ? text : text.substring(0, colon);
        if (!NAMES.contains(name)) {
            throw error("there is no player '" + name + "', the nearest is " + NearestName.of(name, NAMES));
        }
        if (colon >= 0) {
            for (String option : text.substring(colon + 1).split(",", -1)) {
                addOption(option);
            }
        }
    }

    static PlayerSpec parse(String text) {
        return new PlayerSpecParser(text.strip()).spec();
    }

    private void addOption(String option) {
        List<String> known = KEYS.get(name);
        int equals = option.indexOf('=');
        String key = equals < 0 ? option : option.substring(0, equals);
        if (known.isEmpty()) {
            throw error(name + " takes no options");
        }
        if (!known.contains(key)) {
            throw error(name + " has no option '" + key + "', the nearest is " + NearestName.of(key, known));
        }
        if (equals < 0 || equals == option.length() - 1) {
            throw error("option " + key + " has no value");
        }
        if (values.put(key, option.substring(equals + 1)) != null) {
            throw error("option " + key + " is given twice");
        }
    }

    private PlayerSpec spec() {
        return switch (name) {
            case PlayerSpec.RANDOM -> new PlayerSpec.Random();
            case PlayerSpec.HEURISTIC -> new PlayerSpec.Heuristic();
            case PlayerSpec.POLICY -> new Policy(model(), temperature());
            case PlayerSpec.GUMBEL -> gumbel();
            default -> throw new IllegalStateException("No reader for player " + name);
        };
    }

    private PlayerSpec gumbel() {
        if (!values.containsKey("sims")) {
            throw error("gumbel needs sims");
        }
        int sims = integer("sims", 1, GumbelSettings.MAX_SIMULATIONS, 1);
        int considered = integer("considered", 1, GumbelSettings.MAX_CONSIDERED, GumbelSettings.DEFAULT_CONSIDERED);
        int noise = integer("noise", 0, 1, 1);
        int tries = integer("tries", 0, GumbelSettings.MAX_TRIES, GumbelSettings.DEFAULT_TRIES);
        int fast = integer("fast", 1, GumbelSettings.MAX_SIMULATIONS, 0);
        if (fast >= sims) {
            throw error("fast must be less than sims, which is " + sims + ", not " + fast);
        }
        RootNoise drawn = noise == 1 ? RootNoise.GUMBEL : RootNoise.NONE;
        return new Gumbel(sims, fast, model(), heuristic(), considered, drawn, tries);
    }

    private OptionalDouble heuristic() {
        return values.containsKey("heuristic") ? OptionalDouble.of(decimal("heuristic", 0, 1)) : OptionalDouble.empty();
    }

    private Optional<ModelRef> model() {
        return Optional.ofNullable(values.get("model")).map(ModelRef::parse);
    }

    private double temperature() {
        return decimal("temperature", 0, Policy.MAX_TEMPERATURE);
    }

    private double decimal(String key, double standard, double most) {
        String value = values.get(key);
        if (value == null) {
            return standard;
        }
        if (value.matches("\\d{1,3}(\\.\\d{1,6})?")) {
            double number = Double.parseDouble(value);
            if (number <= most) {
                return number;
            }
        }
        throw error(key + " must be a decimal number from 0 to " + Math.round(most) + ", not '" + value + "'");
    }

    private int integer(String key, int least, int most, int standard) {
        String value = values.get(key);
        if (value == null) {
            return standard;
        }
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw error(key + " must be a whole number from " + least + " to " + most + ", not '" + value + "'");
    }

    private UserError error(String why) {
        return new UserError("Cannot read player '" + text + "': " + why + ". Valid forms: " + PlayerSpec.FORMS + ".");
    }
}
