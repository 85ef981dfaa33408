package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.SimpleCommand;
import dev.signalbox.kernel.shell.Word;
import java.util.List;
import java.util.Optional;

/// A simple command whose program is known, as rules see it.
///
/// @param name what the program is called, without the directory that the system keeps programs in
record Call(SimpleCommand command, String name) {

    List<Word> arguments() {
        return command.arguments();
    }

    boolean isIn(SimpleCommand.Context context) {
        return command.contexts().contains(context);
    }

    /// The text of an argument, if there is one at that place and it is certain.
    Optional<String> literal(int index) {
        return index < arguments().size() && arguments().get(index) instanceof Word.Literal literal
                ? Optional.of(literal.value())
                : Optional.empty();
    }
}
