package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The arguments of a command, told apart.
///
/// @param options in the order given
/// @param operands what is no option
/// @param doubtful words that are only known when the command runs and may then be options
record Arguments(List<Options.Given> options, List<Word> operands, List<Word> doubtful) {

    boolean has(String... names) {
        return options.stream().anyMatch(option -> List.of(names).contains(option.name()));
    }

    /// The value of an option that was given by one of these names, the last one if it was given more than once.
    Optional<Word> value(String... names) {
        return options.stream()
                .filter(option -> List.of(names).contains(option.name()))
                .reduce((_, last) -> last)
                .flatMap(Options.Given::value);
    }

    /// What the options alone lead to.
    Ruling ruling(String program, Options known) {
        var opinion = Opinion.Allow.YES;
        var touches = new ArrayList<Touch>();
        for (var option : options) {
            switch (option.kind()) {
                case FLAG, VALUE, OPTIONAL -> {}
                case FILE -> option.value().map(Touch::file).ifPresent(touches::add);
                case DENIED ->
                    opinion = opinion.and(Opinion.deny(
                            "%s %s can start other programs or write elsewhere".formatted(program, option.name())));
                case UNSURE ->
                    opinion = opinion.and(
                            Opinion.silent("%s %s is not known to be harmless".formatted(program, option.name())));
            }
        }
        if (known.risky() && !doubtful.isEmpty()) {
            opinion = opinion.and(Opinion.silent("%s may turn out to be an option of %s: put '--' or './' before it"
                    .formatted(doubtful.getFirst().shown(), program)));
        }
        return new Ruling(opinion, touches);
    }
}
