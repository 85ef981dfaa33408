package dev.signalbox.engine.evidence;

import java.util.function.Predicate;

/// Turns the paths that tools print into paths of the project, and knows which of them are tests.
///
/// @param root absolute path of the directory that the tools ran in, without a slash at its end
/// @param tests whether a path relative to the root is a test file
public record Places(String root, Predicate<String> tests) {

    /// The path relative to the root, with `/`; a path elsewhere stays as it is.
    String relative(String printed) {
        var path = printed.startsWith("file://") ? printed.substring("file://".length()) : printed;
        if (path.startsWith(root + "/")) {
            path = path.substring(root.length() + 1);
        }
        return path.startsWith("./") ? path.substring(2) : path;
    }

    boolean isTest(String printed) {
        return tests.test(relative(printed));
    }
}
