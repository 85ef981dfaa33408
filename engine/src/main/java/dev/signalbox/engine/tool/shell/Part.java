package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.Word.Count;
import java.util.List;
import java.util.Optional;

/// Something in a word that the shell replaces when it runs: `$x`, `${x:-y}`, `$(…)`, `$((…))`, `<(…)`.
///
/// @param count how many words it may become where it stands
/// @param yield what is known of the text that it becomes
/// @param runs commands that run to get at it
/// @param words further words that are used for it
/// @param formulas arithmetic that is evaluated for it
/// @param assigned the variable that it may set
/// @param hidden why nobody can know what it runs, if that is so
record Part(
        Count count,
        Yield yield,
        List<Syntax> runs,
        List<Fragment> words,
        List<Formula> formulas,
        Optional<String> assigned,
        Optional<String> hidden) {
    Part {
        runs = List.copyOf(runs);
        words = List.copyOf(words);
        formulas = List.copyOf(formulas);
    }

    /// What is known of a text before it is there.
    sealed interface Yield {}

    /// An integer for certain.
    record Integral() implements Yield {}

    /// The value of a variable.
    record Variable(String name) implements Yield {}

    /// The output of commands.
    record Output(Syntax commands) implements Yield {}

    /// Nothing.
    record Anything() implements Yield {}

    static Part variable(String name, Count count) {
        return new Part(count, new Variable(name), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    static Part output(Syntax commands, Count count) {
        return new Part(
                count,
                new Output(commands),
                List.of(commands),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static Part number(Formula formula) {
        return new Part(
                Count.ONE, new Integral(), List.of(), List.of(), List.of(formula), Optional.empty(), Optional.empty());
    }

    static Part hidden(String why) {
        return new Part(
                Count.MANY, new Anything(), List.of(), List.of(), List.of(), Optional.empty(), Optional.of(why));
    }
}
