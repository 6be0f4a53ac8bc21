package io.parallax.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Options and words of one command. Options may stand anywhere; after `--` everything is a word.
/// @param options values by long name, in order; an empty text for options without one
/// @param words the rest, in order
record Arguments(Map<String, List<String>> options, List<String> words) {
    /// Sorts the arguments of a command.
    /// @param known the options it has
    /// @param arguments what was given
    /// @throws CommandException if an option is unknown, or lacks its value, or has one that it does not take
    static Arguments of(List<Option> known, List<String> arguments) {
        Map<String, List<String>> options = new HashMap<>();
        List<String> words = new ArrayList<>();
        List<String> rest = new ArrayList<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            if (argument.equals("--")) {
                words.addAll(rest);
                rest.clear();
            } else if (argument.startsWith("--")) {
                takeLong(known, argument, rest, options);
            } else if (argument.startsWith("-") && argument.length() > 1) {
                takeShort(known, argument, rest, options);
            } else {
                words.add(argument);
            }
        }
        return new Arguments(options, words);
    }

    boolean has(Option option) {
        return options.containsKey(option.name());
    }

    Optional<String> value(Option option) {
        return values(option).isEmpty()
                ? Optional.empty()
                : Optional.of(values(option).getLast());
    }

    /// {@return the values of an option that can be given several times, in order}
    List<String> values(Option option) {
        return options.getOrDefault(option.name(), List.of());
    }

    private static void put(Map<String, List<String>> options, Option option, String value) {
        options.computeIfAbsent(option.name(), _ -> new ArrayList<>()).add(value);
    }

    private static void takeLong(
            List<Option> known, String argument, List<String> rest, Map<String, List<String>> options) {
        int equals = argument.indexOf('=');
        String name = argument.substring(2, equals < 0 ? argument.length() : equals);
        Option option = find(known, argument, candidate -> candidate.name().equals(name));
        if (equals >= 0 && !option.takesValue()) {
            throw CommandException.wrongUsage("option --" + name + " takes no value");
        }
        put(options, option, equals >= 0 ? argument.substring(equals + 1) : next(option, rest));
    }

    private static void takeShort(
            List<Option> known, String argument, List<String> rest, Map<String, List<String>> options) {
        for (int i = 1; i < argument.length(); i++) {
            char letter = argument.charAt(i);
            Option option = find(known, argument, candidate -> candidate.letter() == letter);
            String attached = argument.substring(i + 1);
            if (option.takesValue() && !attached.isEmpty()) {
                put(options, option, attached);
                return;
            }
            put(options, option, next(option, rest));
        }
    }

    private static String next(Option option, List<String> rest) {
        if (!option.takesValue()) {
            return "";
        }
        if (rest.isEmpty()) {
            throw CommandException.wrongUsage(
                    "option --" + option.name() + " needs a value: --" + option.name() + "=" + option.value());
        }
        return rest.removeFirst();
    }

    private static Option find(List<Option> known, String argument, Predicate<Option> wanted) {
        return known.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> CommandException.wrongUsage("unknown option '" + argument + "'"
                        + Names.nearest(
                                        argument,
                                        known.stream()
                                                .map(option -> "--" + option.name())
                                                .toList())
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("")));
    }
}
