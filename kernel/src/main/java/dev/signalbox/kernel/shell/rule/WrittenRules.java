package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.glob.TextPattern;
import dev.signalbox.kernel.shell.Word;
import dev.signalbox.kernel.workflow.ShellRule;
import dev.signalbox.kernel.workflow.ShellRule.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The shell rules that a phase states itself, found by the program they name.
final class WrittenRules {
    private static final String EVERY = "*";

    private final List<ShellRule> rules;
    private final Map<String, List<Rule>> byProgram = new HashMap<>();

    WrittenRules(List<ShellRule> rules) {
        this.rules = List.copyOf(rules);
        for (var rule : rules) {
            var compiled =
                    new Rule(rule, rule.args().stream().map(TextPattern::of).toList());
            rule.programs()
                    .forEach(program -> byProgram
                            .computeIfAbsent(program, _ -> new ArrayList<>())
                            .add(compiled));
        }
    }

    /// What the phase says of a command: by rules that name its program, or by rules for every program.
    record Said(Optional<Opinion> named, Optional<Opinion> general) {

        /// The opinion that stands when the shipped rules think this.
        Opinion over(Opinion usual) {
            if (named.isPresent()) {
                return general.filter(every -> !(every instanceof Opinion.Allow))
                        .map(named.get()::and)
                        .orElse(named.get());
            }
            return general.map(every -> usual instanceof Opinion.Silent ? every : every.and(usual))
                    .orElse(usual);
        }
    }

    Said judge(Call call) {
        return new Said(among(call.name(), call), among(EVERY, call));
    }

    /// The rules that let something be, in words.
    Stream<String> allowed() {
        return rules.stream().filter(rule -> rule.effect() == Effect.ALLOW).map(ShellRule::text);
    }

    private Optional<Opinion> among(String program, Call call) {
        return byProgram.getOrDefault(program, List.of()).stream()
                .flatMap(rule -> rule.judge(call).stream())
                .reduce(Opinion::and);
    }

    private record Rule(ShellRule rule, List<TextPattern> args) {
        Optional<Opinion> judge(Call call) {
            return switch (fit(call)) {
                case NO -> Optional.empty();
                case YES -> Optional.of(effect(call));
                case PERHAPS ->
                    Optional.of(Opinion.silent("%s: an argument that is only known when it runs may be one that '%s'"
                            .formatted(call.name(), rule.reason())));
            };
        }

        private Opinion effect(Call call) {
            var reason = "%s: %s".formatted(call.name(), rule.reason());
            return switch (rule.effect()) {
                case ALLOW -> Opinion.Allow.YES;
                case ASK -> Opinion.ask(reason);
                case DENY -> Opinion.forbid(reason);
            };
        }

        private Fit fit(Call call) {
            if (args.isEmpty()) {
                return Fit.YES;
            }
            return rule.effect() == Effect.ALLOW
                    ? call.arguments().stream().allMatch(this::surelyFits) ? Fit.YES : Fit.NO
                    : call.arguments().stream()
                            .map(this::perhapsFits)
                            .reduce(Fit.NO, (a, b) -> a.compareTo(b) > 0 ? a : b);
        }

        private boolean surelyFits(Word argument) {
            return switch (argument) {
                case Word.Literal literal -> any(literal.value());
                case Word.Pattern pattern -> args.stream().anyMatch(arg -> arg.matchesAnyAfter(pattern.prefix()));
                case Word.Unknown unknown -> args.stream().anyMatch(arg -> arg.matchesAnyAfter(unknown.prefix()));
            };
        }

        private Fit perhapsFits(Word argument) {
            return switch (argument) {
                case Word.Literal literal -> any(literal.value()) ? Fit.YES : Fit.NO;
                case Word.Pattern pattern -> could(pattern.prefix());
                case Word.Unknown unknown -> could(unknown.prefix());
            };
        }

        private boolean any(String text) {
            return args.stream().anyMatch(arg -> arg.matches(text));
        }

        private Fit could(String prefix) {
            return args.stream().anyMatch(arg -> arg.couldMatchAfter(prefix)) ? Fit.PERHAPS : Fit.NO;
        }
    }

    private enum Fit {
        NO,
        PERHAPS,
        YES
    }
}
