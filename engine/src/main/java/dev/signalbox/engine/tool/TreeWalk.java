package dev.signalbox.engine.tool;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayList;
import java.util.List;

/// Walks the files of a workspace in the order of their names. Links are not followed, `.git` is left out.
final class TreeWalk {
    private static final int MOST_FILES = 50_000;
    private static final int MOST_DEPTH = 64;

    private final Visitor visitor;
    private int seen;
    private boolean over;

    /// Hears of each regular file.
    interface Visitor {
        /// Looks at a file, and says whether to go on.
        ///
        /// @param relative from the root of the workspace
        /// @param directory open; the file is `name` in it
        Then visit(String relative, SecureDirectoryStream<Path> directory, Path name) throws IOException;
    }

    /// What follows a visit.
    enum Then {
        GO_ON,
        STOP
    }

    private TreeWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /// Walks a directory.
    ///
    /// @param relative as resolved, without links
    /// @return whether all of it was seen: at most 50,000 files, 64 directories deep
    static boolean walk(WorkFiles files, String relative, Visitor visitor) throws IOException, InterruptedException {
        var walk = new TreeWalk(visitor);
        try (var top = files.directory(relative)) {
            walk.into(top, relative.isEmpty() ? "" : relative + '/', 0);
        }
        return !walk.over;
    }

    private void into(SecureDirectoryStream<Path> directory, String prefix, int depth)
            throws IOException, InterruptedException {
        for (var name : names(directory)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while walking " + prefix);
            }
            if (over) {
                return;
            }
            look(directory, name, prefix + name, depth);
        }
    }

    private void look(SecureDirectoryStream<Path> directory, Path name, String relative, int depth)
            throws IOException, InterruptedException {
        var found = WorkFiles.attributes(directory, name);
        if (found.isDirectory() && !name.toString().equals(".git") && depth < MOST_DEPTH) {
            try (var below = directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                into(below, relative + '/', depth + 1);
            }
        } else if (found.isRegularFile()) {
            over = ++seen > MOST_FILES || visitor.visit(relative, directory, name) == Then.STOP;
        }
    }

    private static List<Path> names(SecureDirectoryStream<Path> directory) {
        var names = new ArrayList<Path>();
        for (var entry : directory) {
            names.add(entry.getFileName());
        }
        names.sort(null);
        return names;
    }
}
