package dev.signalbox.app.cli;

import dev.signalbox.kernel.artifact.NearNames;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Reads a command line. picocli is told of one command only, in code: its classes are not in the start-up cache, and
/// every command and annotation that it has to look at costs every start.
final class Parser {
    private Parser() {}

    /// What was given.
    ///
    /// @throws Stop if the line does not fit the syntax
    static Given parse(Syntax syntax, List<String> args) {
        var plain = PlainLine.read(syntax, args);
        if (plain.isPresent()) {
            fit(syntax, plain.get().arguments());
            return plain.get();
        }
        var line = new CommandLine(spec(syntax)).setExpandAtFiles(false).setStopAtPositional(syntax.endsInCommand());
        try {
            return given(syntax, line.parseArgs(args.toArray(String[]::new)));
        } catch (ParameterException mistake) {
            throw Stop.usage(what(syntax, mistake), fix(syntax, mistake));
        }
    }

    private static CommandSpec spec(Syntax syntax) {
        var spec = CommandSpec.create().name(syntax.name());
        for (var option : syntax.allOptions()) {
            spec.addOption(
                    switch (option.kind()) {
                        case FLAG ->
                            OptionSpec.builder(names(option))
                                    .type(boolean.class)
                                    .arity("0")
                                    .build();
                        case VALUE ->
                            OptionSpec.builder(names(option))
                                    .type(String.class)
                                    .paramLabel(option.value())
                                    .build();
                        case VALUES ->
                            OptionSpec.builder(names(option))
                                    .type(List.class)
                                    .auxiliaryTypes(String.class)
                                    .arity("1")
                                    .paramLabel(option.value())
                                    .build();
                    });
        }
        spec.addPositional(PositionalParamSpec.builder()
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        return spec;
    }

    private static String[] names(Syntax.Option option) {
        return option.equals(Syntax.HELP) ? new String[] {"-h", option.name()} : new String[] {option.name()};
    }

    private static Given given(Syntax syntax, ParseResult result) {
        var options = new HashMap<String, List<String>>();
        for (var option : syntax.allOptions()) {
            if (result.hasMatchedOption(option.name())) {
                var matched = result.matchedOption(option.name());
                options.put(
                        option.name(), option.kind() == Syntax.Kind.FLAG ? List.of() : matched.originalStringValues());
            }
        }
        var arguments = result.matchedPositionals().isEmpty()
                ? List.<String>of()
                : result.matchedPositionals().getFirst().originalStringValues();
        fit(syntax, arguments);
        return new Given(options, arguments);
    }

    private static void fit(Syntax syntax, List<String> words) {
        var known = syntax.arguments();
        if (words.size() > known.size() && known.stream().allMatch(Syntax.Argument::isSingle)) {
            throw Stop.usage(
                    "'%s' has no place for '%s'".formatted(syntax.name(), words.get(known.size())),
                    "usage: " + syntax.usage());
        }
        if (words.size() < known.size() && known.get(words.size()).isRequired()) {
            throw Stop.usage(
                    "'%s' needs %s"
                            .formatted(syntax.name(), known.get(words.size()).label()),
                    "usage: " + syntax.usage());
        }
    }

    private static String what(Syntax syntax, ParameterException mistake) {
        return switch (mistake) {
            case UnmatchedArgumentException unmatched ->
                unmatched.isUnknownOption()
                        ? "'%s' has no option '%s'".formatted(syntax.name(), first(unmatched))
                        : "'%s' has no place for '%s'".formatted(syntax.name(), first(unmatched));
            case MissingParameterException missing -> missing(syntax, missing);
            case OverwrittenOptionException twice -> String.valueOf(twice.getMessage());
            default -> String.valueOf(mistake.getMessage());
        };
    }

    private static String missing(Syntax syntax, MissingParameterException mistake) {
        return mistake.getMissing().getFirst() instanceof OptionSpec option
                ? "%s needs a value, %s".formatted(option.longestName(), option.paramLabel())
                : "'%s' needs more".formatted(syntax.name());
    }

    private static String fix(Syntax syntax, ParameterException mistake) {
        var near = mistake instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()
                ? Optional.of(NearNames.of(
                        first(unmatched).replaceFirst("=.*", ""),
                        syntax.allOptions().stream().map(Syntax.Option::name).toList()))
                : Optional.<List<String>>empty();
        return near.filter(names -> !names.isEmpty())
                .map(names -> "did you mean %s?".formatted(String.join(" or ", names)))
                .orElse("usage: " + syntax.usage());
    }

    private static String first(UnmatchedArgumentException mistake) {
        return mistake.getUnmatched().getFirst();
    }
}
