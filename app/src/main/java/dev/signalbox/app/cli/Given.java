package dev.signalbox.app.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was given on a command line.
///
/// @param options values by the name of the option; a flag that was given has none
/// @param arguments the words that belong to no option
public record Given(Map<String, List<String>> options, List<String> arguments) {
    public Given {
        options = Map.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    public boolean has(String option) {
        return options.containsKey(option);
    }

    /// Whether JSON was asked for.
    public boolean json() {
        return has(Syntax.JSON.name());
    }

    public Optional<String> text(String option) {
        return texts(option).stream().findFirst();
    }

    public List<String> texts(String option) {
        return options.getOrDefault(option, List.of());
    }

    /// The value of an option without which the command makes no sense.
    public String need(String option) {
        return text(option)
                .orElseThrow(() -> Stop.usage("%s is missing".formatted(option), "add %s".formatted(option)));
    }

    /// A whole number within bounds.
    public Optional<Long> number(String option, long least, long most) {
        return text(option).map(text -> {
            var number = text.matches("-?\\d{1,18}") ? Long.parseLong(text) : least - 1;
            if (number < least || number > most) {
                throw Stop.usage(
                        "%s %s is no number from %,d to %,d".formatted(option, text, least, most),
                        "give such a number");
            }
            return number;
        });
    }

    /// The argument at a place, from 0; the parser has seen to it that required ones are there.
    public String argument(int index) {
        return arguments.get(index);
    }

    public Optional<String> find(int index) {
        return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
    }
}
