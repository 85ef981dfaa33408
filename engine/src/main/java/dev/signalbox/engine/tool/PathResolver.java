package dev.signalbox.engine.tool;

import dev.signalbox.kernel.policy.ResolvedPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Says where a path leads, after every symbolic link on the way, as the kernel would walk it.
///
/// What it says is judged by policy and then opened by [WorkFiles] component by component without following links: a
/// link that is put in the way between the two makes the opening fail.
public final class PathResolver {
    private static final int MOST_LINKS = 40;
    private static final int MOST_CHARS = 4096;
    private static final int MOST_NAME = 255;

    private final Path root;

    /// @param root an absolute directory, itself reached without links
    PathResolver(Path root) {
        this.root = root;
    }

    /// What keeps a text from being a path, if anything does.
    static Optional<String> fault(String text) {
        if (text.isEmpty()) {
            return Optional.of("it is empty");
        }
        if (text.length() > MOST_CHARS) {
            return Optional.of("it has %,d characters; the limit is %,d".formatted(text.length(), MOST_CHARS));
        }
        try {
            for (var name : Path.of(text)) {
                if (name.toString().length() > MOST_NAME) {
                    return Optional.of("a name in it has more than %d characters".formatted(MOST_NAME));
                }
            }
            return Optional.empty();
        } catch (InvalidPathException invalid) {
            return Optional.of(invalid.getReason());
        }
    }

    /// Where a path leads. A last part that does not exist is taken as it is written.
    ///
    /// @param asked a text without [#fault]
    public ResolvedPath resolve(String asked) {
        var here = root;
        var rest = new ArrayDeque<Path>();
        var path = Path.of(asked);
        if (path.isAbsolute()) {
            here = path.getRoot();
        }
        push(rest, path);
        var links = 0;
        while (!rest.isEmpty()) {
            var name = rest.pop();
            var next = step(here, name);
            if (isWithin(here) && Files.isSymbolicLink(next)) {
                if (++links > MOST_LINKS) {
                    return new ResolvedPath.Outside(asked, "more than %d links".formatted(MOST_LINKS));
                }
                var target = target(next);
                here = target.isAbsolute() ? target.getRoot() : here;
                push(rest, target);
            } else {
                here = next;
            }
        }
        return judged(asked, here);
    }

    private static Path step(Path here, Path name) {
        return switch (name.toString()) {
            case "", "." -> here;
            case ".." -> here.getParent() == null ? here : here.getParent();
            default -> here.resolve(name);
        };
    }

    /// Links outside of the workspace are not followed: what is outside stays outside, wherever it leads.
    private boolean isWithin(Path path) {
        return path.startsWith(root);
    }

    private static void push(Deque<Path> rest, Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            rest.push(path.getName(i));
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the link " + link, failure);
        }
    }

    private ResolvedPath judged(String asked, Path end) {
        return isWithin(end)
                ? new ResolvedPath.Inside(asked, root.relativize(end).toString())
                : new ResolvedPath.Outside(asked, end.toString());
    }
}
