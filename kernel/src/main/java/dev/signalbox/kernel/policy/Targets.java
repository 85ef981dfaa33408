package dev.signalbox.kernel.policy;

import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.shell.Word;
import dev.signalbox.kernel.shell.WorkingDirectory;
import dev.signalbox.kernel.shell.rule.Opinion;
import dev.signalbox.kernel.shell.rule.Touch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Judges what a shell command would write, by the text of its arguments and where it may find itself.
final class Targets {
    private static final Set<String> SINKS = Set.of("/dev/null", "/dev/stdout", "/dev/stderr", "/dev/tty");

    private final WritablePaths paths;
    private final String root;
    private final String start;

    Targets(WritablePaths paths, String root, String start) {
        this.paths = paths;
        this.root = root;
        this.start = start.isEmpty() ? root : root + "/" + start;
    }

    /// What to think of a command that would do this.
    Opinion judge(Touch touch, WorkingDirectory directory) {
        return switch (touch.kind()) {
            case FILE -> file(touch.target(), directory);
            case DIRECTORY -> judge(touch.target(), directory, refusal(paths::directoryRefusal), paths::shape);
            case TREE ->
                judge(
                        touch.target(),
                        directory,
                        refusal(paths::treeRefusal),
                        (pattern, shown) -> paths.shape(pattern, shown).and(paths.treeShape(pattern, shown)));
        };
    }

    /// Writing, creating or removing one file.
    Opinion file(Word target, WorkingDirectory directory) {
        return judge(target, directory, refusal(paths::refusal), paths::shape);
    }

    private static Function<String, Opinion> refusal(Function<String, Optional<String>> refusal) {
        return path -> refusal.apply(path).map(Opinion::forbid).orElse(Opinion.Allow.YES);
    }

    private Opinion judge(
            Word target,
            WorkingDirectory directory,
            Function<String, Opinion> ofPath,
            BiFunction<String, String, Opinion> ofPattern) {
        return switch (target) {
            case Word.Literal literal -> literal(literal.value(), directory, ofPath);
            case Word.Pattern pattern -> pattern(pattern, directory, ofPattern);
            case Word.Unknown unknown -> unknown(unknown);
        };
    }

    private Opinion literal(String target, WorkingDirectory directory, Function<String, Opinion> ofPath) {
        if (SINKS.contains(target) || target.startsWith("/dev/fd/")) {
            return Opinion.Allow.YES;
        }
        if (isNetwork(target)) {
            return Opinion.deny("%s opens a network connection".formatted(target));
        }
        return everywhere(target, directory, base -> {
            var path = Lexical.join(base, target);
            return Lexical.below(root, path).map(ofPath).orElseGet(() -> outside(target));
        });
    }

    /// Bash itself opens a connection for a redirection to such a path.
    static boolean isNetwork(String target) {
        return target.startsWith("/dev/tcp/") || target.startsWith("/dev/udp/");
    }

    private Opinion pattern(
            Word.Pattern target, WorkingDirectory directory, BiFunction<String, String, Opinion> ofPattern) {
        return everywhere(target.prefix(), directory, base -> {
            var path = Lexical.join(Glob.quote(base), ShellPatterns.visible(target.pattern()));
            return Lexical.below(Glob.quote(root), path)
                    .filter(rest -> !rest.isEmpty())
                    .map(rest ->
                            Glob.fault(rest).isPresent() ? uncertain(target) : ofPattern.apply(rest, target.shown()))
                    .orElseGet(() -> outside(target.shown()));
        });
    }

    private Opinion everywhere(String target, WorkingDirectory directory, Function<String, Opinion> from) {
        if (target.startsWith("/")) {
            return from.apply("");
        }
        return switch (directory) {
            case WorkingDirectory.Anywhere(var known) ->
                explained(fromEach(known, from))
                        .and(Opinion.silent(
                                "it is not certain in which directory %s would be written".formatted(target)));
            case WorkingDirectory.Among(var paths) ->
                paths.size() > 1 ? explained(fromEach(paths, from)) : fromEach(paths, from);
        };
    }

    private Opinion fromEach(List<String> directories, Function<String, Opinion> from) {
        var opinion = Opinion.Allow.YES;
        for (var directory : directories) {
            opinion = opinion.and(from.apply(Lexical.join(start, directory)));
        }
        return opinion;
    }

    private static Opinion explained(Opinion opinion) {
        return opinion instanceof Opinion.Deny
                ? opinion.and(
                        Opinion.forbid("should a 'cd' fail, the next command runs elsewhere: join them with '&&'"))
                : opinion;
    }

    private Opinion unknown(Word.Unknown target) {
        boolean home = target.source().startsWith("~");
        boolean absolute = target.prefix().startsWith("/");
        boolean within = target.prefix().startsWith(root + "/") || root.startsWith(target.prefix());
        return home || (absolute && !within) ? outside(target.source()) : uncertain(target);
    }

    private static Opinion uncertain(Word target) {
        return Opinion.silent("what %s stands for is only known when it runs".formatted(target.shown()));
    }

    private static Opinion outside(String target) {
        return Opinion.forbid("%s lies outside of the workspace".formatted(target));
    }
}
