package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.List;
import java.util.stream.Stream;

/// The commands by which a project is built and tested, by their first words.
final class BuildCommands {
    private final List<List<String>> commands;

    BuildCommands(List<String> commands) {
        this.commands = commands.stream()
                .map(Words::of)
                .filter(words -> !words.isEmpty())
                .flatMap(BuildCommands::withInner)
                .toList();
    }

    /// `uv run pytest` starts `pytest`, which the grammar lists as a command of its own.
    private static Stream<List<String>> withInner(List<String> words) {
        boolean runs =
                words.size() > 2 && (words.get(1).equals("run") || words.get(1).equals("exec"));
        return runs ? Stream.of(words, words.subList(2, words.size())) : Stream.of(words);
    }

    /// How many of the words of a command say that it is one of them; 0 when it is none.
    int words(Call call) {
        int most = 0;
        for (var words : commands) {
            if (words.size() > most && starts(call, words)) {
                most = words.size();
            }
        }
        return most;
    }

    private static boolean starts(Call call, List<String> words) {
        if (!call.name().equals(words.getFirst()) || call.command().words().size() < words.size()) {
            return false;
        }
        for (int i = 1; i < words.size(); i++) {
            if (!(call.command().words().get(i) instanceof Word.Literal literal)
                    || !literal.value().equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    String shown() {
        return commands.isEmpty()
                ? "nothing"
                : String.join(
                        ", ",
                        commands.stream().map(words -> String.join(" ", words)).toList());
    }
}
