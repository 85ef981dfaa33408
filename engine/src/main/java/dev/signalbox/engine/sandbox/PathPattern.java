package dev.signalbox.engine.sandbox;

import dev.signalbox.kernel.glob.Glob;
import java.util.Optional;

/// A glob, and whether it names places that can be mounted.
///
/// @param glob all that it matches
/// @param top the directories all of which it means (`**/src/test` for `**/src/test/**`), if it means whole ones
record PathPattern(Glob glob, Optional<Glob> top) {

    private static final String WILD = "*?[]{}\\";
    private static final String BELOW = "/**";
    private static final String ANYWHERE = "**/";

    static PathPattern of(String text) {
        return new PathPattern(Glob.of(text), top(text));
    }

    private static Optional<Glob> top(String text) {
        return Optional.of(text)
                .filter(each -> each.endsWith(BELOW))
                .map(each -> each.substring(0, each.length() - BELOW.length()))
                .filter(each -> !each.equals("**") && Glob.fault(each).isEmpty())
                .map(Glob::of);
    }

    String text() {
        return glob.pattern();
    }

    boolean matches(String path) {
        return glob.matches(path);
    }

    /// Whether it means a directory and whatever may lie in it.
    boolean covers(String directory) {
        return matches(directory) || (text().endsWith(BELOW) && matches(directory + "/x"));
    }

    /// Whether it means nothing but whole directories, wherever they are.
    boolean isOfDirectories() {
        return top.isPresent() || wholeDirectory().isPresent();
    }

    /// Whether it means all of this directory, and no directory above it.
    boolean meansWhole(String directory) {
        return top.filter(glob -> glob.matches(directory)).isPresent();
    }

    /// The one directory all of which this pattern means (`src/test` for `src/test/**`, the empty path for `**`).
    Optional<String> wholeDirectory() {
        if (text().equals("**") || text().equals("**/**")) {
            return Optional.of("");
        }
        return top.map(Glob::pattern).filter(PathPattern::isLiteral);
    }

    /// The one path that this pattern means, when it has no wildcard.
    Optional<String> literal() {
        return Optional.of(text()).filter(PathPattern::isLiteral);
    }

    /// The directory that this pattern means and that would stand beside, or in, a given one: `a/src/test` for `a/src`
    /// and `**/src/test/**`. A pattern of one name (`**/tests/**`) says nothing about where it would be made.
    Optional<String> besides(String directory) {
        return tail().filter(names -> isLiteral(names) && names.contains("/"))
                .filter(names -> TreePaths.name(directory).equals(names.substring(0, names.indexOf('/'))))
                .map(names -> TreePaths.join(TreePaths.parent(directory), names));
    }

    /// The directory to which a whole one belongs: `a` for `a/src/test` and `**/src/test/**`.
    Optional<String> project(String directory) {
        return tail().map(names -> {
            String project = directory;
            for (int i = TreePaths.depth(names); i >= 0; i--) {
                project = TreePaths.parent(project);
            }
            return project;
        });
    }

    /// What follows the leading `**/`, when it is a plain row of names.
    private Optional<String> tail() {
        return top.map(Glob::pattern)
                .filter(text -> text.startsWith(ANYWHERE))
                .map(text -> text.substring(ANYWHERE.length()))
                .filter(names -> !names.contains("**") && !names.contains("{"));
    }

    private static boolean isLiteral(String text) {
        return text.chars().noneMatch(c -> WILD.indexOf(c) >= 0);
    }
}
