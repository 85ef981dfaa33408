package dev.signalbox.kernel.policy;

/// Shell patterns as globs.
final class ShellPatterns {
    private ShellPatterns() {}

    /// The glob of what a shell pattern matches: a wildcard that begins a name leaves out names that begin with a dot.
    static String visible(String pattern) {
        var glob = new StringBuilder(pattern.length() + 8);
        boolean begins = true;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (begins && c == '*' && !pattern.startsWith("**", i)) {
                glob.append("[!.]*");
            } else if (begins && c == '?') {
                glob.append("[!.]");
            } else {
                glob.append(c);
            }
            begins = c == '/';
        }
        return glob.toString();
    }
}
