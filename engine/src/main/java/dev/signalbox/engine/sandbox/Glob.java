package dev.signalbox.engine.sandbox;

import java.util.Optional;
import java.util.regex.Pattern;

/// A path pattern relative to a workspace, compiled once.
record Glob(String text, Pattern pattern) {

    static Glob of(String text) {
        String glob = text.startsWith("./") ? text.substring(2) : text;
        if (glob.isBlank() || glob.startsWith("/") || ("/" + glob + "/").contains("/../")) {
            throw new IllegalArgumentException("Pattern '" + text + "' does not stay inside the workspace");
        }
        if (glob.endsWith("/")) {
            glob = glob + "**";
        }
        return new Glob(glob, Pattern.compile(regex(glob), Pattern.DOTALL));
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /// The directory all of which this pattern means (`src/test` for `src/test/**`, the empty path for `**`).
    Optional<String> wholeDirectory() {
        if (text.equals("**")) {
            return Optional.of("");
        }
        String stem = text.endsWith("/**") ? text.substring(0, text.length() - 3) : "*";
        return isLiteral(stem) ? Optional.of(stem) : Optional.empty();
    }

    /// The one path that this pattern means, when it has no wildcard.
    Optional<String> literal() {
        return isLiteral(text) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isLiteral(String text) {
        return text.chars().noneMatch(c -> "*?[]{}\\".indexOf(c) >= 0);
    }

    private static String regex(String glob) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> i = star(glob, i, out);
                case '?' -> out.append("[^/]");
                case '[' -> i = characterClass(glob, i, out);
                case '{' -> {
                    depth++;
                    out.append("(?:");
                }
                case '}' -> {
                    depth--;
                    out.append(')');
                }
                case ',' -> out.append(depth > 0 ? "|" : ",");
                case '\\' -> {
                    i++;
                    out.append(Pattern.quote(glob.substring(i, Math.min(i + 1, glob.length()))));
                }
                default -> out.append(Pattern.quote(String.valueOf(c)));
            }
        }
        if (depth != 0) {
            throw new IllegalArgumentException("Pattern '" + glob + "' has an unbalanced brace");
        }
        return out.toString();
    }

    private static int star(String glob, int at, StringBuilder out) {
        boolean crossing = glob.startsWith("**", at);
        boolean nameStart = at == 0 || glob.charAt(at - 1) == '/';
        if (crossing && nameStart && glob.startsWith("**/", at)) {
            out.append("(?:[^/]+/)*");
            return at + 2;
        }
        out.append(crossing ? ".*" : "[^/]*");
        return crossing ? at + 1 : at;
    }

    private static int characterClass(String glob, int at, StringBuilder out) {
        int end = glob.indexOf(']', at + 2);
        if (end < 0) {
            throw new IllegalArgumentException("Pattern '" + glob + "' has an unclosed '['");
        }
        String body = glob.substring(at + 1, end)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("&", "\\&");
        out.append("(?!/)[")
                .append(body.startsWith("!") ? "^" + body.substring(1) : body)
                .append(']');
        return end;
    }
}
