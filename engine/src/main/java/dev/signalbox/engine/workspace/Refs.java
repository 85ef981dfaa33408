package dev.signalbox.engine.workspace;

/// Names of branches.
final class Refs {
    private static final String BRANCHES = "refs/heads/";

    private Refs() {}

    /// `main` for `refs/heads/main`.
    static String shortName(String branch) {
        return branch.startsWith(BRANCHES) ? branch.substring(BRANCHES.length()) : branch;
    }
}
