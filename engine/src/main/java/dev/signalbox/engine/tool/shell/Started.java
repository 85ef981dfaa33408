package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.Assignment;
import dev.signalbox.kernel.shell.Word;
import java.util.List;

/// What a command starts besides itself.
sealed interface Started {

    /// Another program.
    ///
    /// @param words its name and arguments
    /// @param assignments what it gets in its environment
    /// @param where it runs
    record Program(List<Word> words, List<Assignment> assignments, Where where) implements Started {
        public Program {
            words = List.copyOf(words);
            assignments = List.copyOf(assignments);
        }
    }

    /// A text of commands.
    record Script(String text, Dialect dialect, By by) implements Started {}

    /// Something that nobody can know before it runs.
    record Hidden(String why) implements Started {}

    /// Where a program runs.
    enum Where {
        HERE,
        ELSEWHERE
    }

    /// Who runs a text.
    enum By {
        /// This shell, at once.
        THIS_SHELL,
        /// This shell, at some time.
        TRAP,
        ANOTHER_SHELL
    }
}
