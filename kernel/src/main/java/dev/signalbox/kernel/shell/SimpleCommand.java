package dev.signalbox.kernel.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One simple command: the unit that rules speak of.
///
/// @param words the program and its arguments; empty when there are only assignments or redirections
/// @param directory where it may find itself when it starts
/// @param position offset of its first character in the text, 0-based
public record SimpleCommand(
        List<Word> words,
        List<Redirect> redirects,
        List<Assignment> assignments,
        WorkingDirectory directory,
        Set<Context> contexts,
        int position) {

    /// What is special about where a command stands.
    public enum Context {
        /// Its standard input is what another command writes.
        PIPED,
        /// Its output becomes text of another command, as in `$(…)` and `<(…)`.
        SUBSTITUTED,
        /// It runs on while the text goes on.
        BACKGROUND,
        /// It may run any number of times.
        LOOP,
        /// Another command starts it: `env`, `xargs`, `find -exec`, `bash -c`.
        WRAPPED
    }

    public SimpleCommand {
        words = List.copyOf(words);
        redirects = List.copyOf(redirects);
        assignments = List.copyOf(assignments);
        contexts = Set.copyOf(contexts);
    }

    /// What runs, or nothing when there are only assignments or redirections.
    public Optional<Word> program() {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.getFirst());
    }

    /// What follows the program.
    public List<Word> arguments() {
        return words.isEmpty() ? words : words.subList(1, words.size());
    }
}
