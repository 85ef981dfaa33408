package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where `cp`, `mv`, `ln` and `install` put things: into a directory or under a name.
final class Copying {
    private Copying() {}

    static Stream<Word> sources(List<Word> operands, Arguments arguments) {
        boolean all = directory(arguments).isPresent() || operands.size() == 1;
        return operands.stream().limit(all ? operands.size() : Math.max(0, operands.size() - 1));
    }

    static List<Touch> into(List<Word> operands, Arguments arguments) {
        boolean deep = arguments.has("-r", "-R", "-a", "--recursive", "--archive");
        var named = directory(arguments);
        if (named.isPresent()) {
            return inside(named.get(), sources(operands, arguments), deep);
        }
        if (operands.isEmpty()) {
            return List.of();
        }
        var last = operands.size() == 1 ? new Word.Literal(".") : operands.getLast();
        return operands.size() != 2 || isDirectory(last)
                ? inside(last, sources(operands, arguments), deep)
                : List.of(touch(last, deep));
    }

    private static Optional<Word> directory(Arguments arguments) {
        return arguments.value("-t", "--target-directory");
    }

    /// Whether the text alone says that it is a directory.
    private static boolean isDirectory(Word word) {
        return word instanceof Word.Literal literal
                && (literal.value().endsWith("/")
                        || literal.value().equals(".")
                        || literal.value().equals("..")
                        || literal.value().endsWith("/.")
                        || literal.value().endsWith("/.."));
    }

    private static List<Touch> inside(Word directory, Stream<Word> sources, boolean deep) {
        return sources.map(source -> touch(member(directory, source), deep)).toList();
    }

    private static Touch touch(Word target, boolean deep) {
        return deep ? Touch.tree(target) : Touch.file(target);
    }

    /// The name that a source gets in a directory.
    private static Word member(Word directory, Word source) {
        if (!(directory instanceof Word.Literal place)) {
            return directory;
        }
        var prefix = place.value() + "/";
        return switch (source) {
            case Word.Literal file -> new Word.Literal(prefix + base(file.value()));
            case Word.Pattern files -> new Word.Pattern(Glob.quote(prefix) + base(files.pattern()), prefix);
            case Word.Unknown _ -> new Word.Unknown(prefix + source.shown(), prefix, Word.Count.MANY);
        };
    }

    private static String base(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
