package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.Word;
import dev.signalbox.kernel.shell.WorkingDirectory;
import dev.signalbox.kernel.shell.WorkingDirectory.Among;
import dev.signalbox.kernel.shell.WorkingDirectory.Anywhere;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/// Follows `cd` by its text.
final class Directories {
    static final WorkingDirectory ANYWHERE = new Anywhere();
    /// Where nothing gets to.
    static final WorkingDirectory NONE = new Among(List.of());

    private static final int MOST = 8;

    private Directories() {}

    static WorkingDirectory join(WorkingDirectory a, WorkingDirectory b) {
        if (a.equals(b)) {
            return a;
        }
        var all = new LinkedHashSet<>(paths(a));
        all.addAll(paths(b));
        boolean certain = a instanceof Among && b instanceof Among && all.size() <= MOST;
        return certain ? new Among(List.copyOf(all)) : anywhere(all.stream());
    }

    private static List<String> paths(WorkingDirectory directory) {
        return switch (directory) {
            case Among(var paths) -> paths;
            case Anywhere(var known) -> known;
        };
    }

    private static WorkingDirectory anywhere(Stream<String> known) {
        return new Anywhere(known.limit(MOST).toList());
    }

    /// Where the shell may be after a command.
    static Exits after(List<Word> words, WorkingDirectory before) {
        if (words.isEmpty() || !(words.getFirst() instanceof Word.Literal program)) {
            return Exits.at(before);
        }
        return switch (program.value()) {
            case "cd", "pushd" -> new Exits(target(words, before), before);
            case "popd", "source", "." -> Exits.at(ANYWHERE);
            default -> Exits.at(before);
        };
    }

    private static WorkingDirectory target(List<Word> words, WorkingDirectory before) {
        int at = 1;
        while (at < words.size()
                && words.get(at) instanceof Word.Literal option
                && option.value().matches("-[LPe@]+|--")) {
            at++;
        }
        boolean plain = at == words.size() - 1
                && words.get(at) instanceof Word.Literal literal
                && !literal.value().isEmpty()
                && !literal.value().startsWith("-")
                && !literal.value().startsWith("+");
        return plain ? moved(before, words.get(at).shown()) : ANYWHERE;
    }

    private static WorkingDirectory moved(WorkingDirectory before, String path) {
        if (path.startsWith("/")) {
            return new Among(List.of(path));
        }
        var paths = paths(before).stream().map(from -> from.isEmpty() ? path : from + "/" + path);
        return switch (before) {
            case Among _ -> new Among(paths.toList());
            case Anywhere _ -> anywhere(paths);
        };
    }
}
