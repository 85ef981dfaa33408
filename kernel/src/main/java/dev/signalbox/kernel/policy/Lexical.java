package dev.signalbox.kernel.policy;

import java.util.ArrayDeque;
import java.util.Optional;

/// Paths as text: nothing is looked up, links are not followed.
final class Lexical {
    private Lexical() {}

    /// An absolute path without `.`, `..` and double slashes.
    static String join(String base, String path) {
        var names = new ArrayDeque<String>();
        String whole = path.startsWith("/") ? path : base + "/" + path;
        int start = 0;
        while (start < whole.length()) {
            int slash = whole.indexOf('/', start);
            int end = slash < 0 ? whole.length() : slash;
            String name = whole.substring(start, end);
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
            start = end + 1;
        }
        return "/" + String.join("/", names);
    }

    /// The rest of an absolute path below a root; empty for the root itself, nothing when it lies elsewhere.
    static Optional<String> below(String root, String path) {
        if (path.equals(root)) {
            return Optional.of("");
        }
        return path.startsWith(root + "/") ? Optional.of(path.substring(root.length() + 1)) : Optional.empty();
    }

    /// The last name of a path.
    static String base(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
