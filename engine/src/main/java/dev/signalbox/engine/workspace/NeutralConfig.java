package dev.signalbox.engine.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Settings under which git executes nothing that a repository names and asks nobody anything.
///
/// They are the global configuration of every git that the engine starts. The system's and the user's own are not read.
final class NeutralConfig {
    private static final String TEXT = """
            [core]
            \thooksPath = /dev/null
            \tfsmonitor = false
            \tuntrackedCache = false
            \tattributesFile = /dev/null
            \texcludesFile = /dev/null
            \tquotePath = false
            \tautocrlf = false
            \tsafecrlf = false
            \tpager = cat
            \teditor = false
            \taskPass =
            [credential]
            \thelper =
            [safe]
            \tdirectory = *
            [protocol]
            \tallow = never
            [protocol "file"]
            \tallow = always
            [submodule]
            \trecurse = false
            [diff]
            \tignoreSubmodules = all
            [fetch]
            \trecurseSubmodules = false
            [gc]
            \tauto = 0
            [maintenance]
            \tauto = false
            [commit]
            \tgpgSign = false
            [tag]
            \tgpgSign = false
            [init]
            \ttemplateDir =
            \tdefaultBranch = main
            [advice]
            \tdetachedHead = false
            """;

    /// Beats even what built-in attributes of a tree could do to bytes: files are stored and restored as they are, no
    /// filter or driver applies, and no file is hidden from a diff.
    private static final String ATTRIBUTES =
            "* -text !eol -ident !filter !diff !merge !working-tree-encoding !whitespace\n";

    private NeutralConfig() {}

    static void write(Path file) {
        writeText(file, TEXT);
    }

    static void writeAttributes(Path gitDir) {
        writeText(gitDir.resolve("info/attributes"), ATTRIBUTES);
    }

    /// The environment that makes git obey the file.
    static Map<String, String> environment(Path file) {
        Map<String, String> environment = new HashMap<>();
        environment.put("GIT_CONFIG_GLOBAL", file.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_ATTR_NOSYSTEM", "1");
        environment.put("GIT_ALLOW_PROTOCOL", "file");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_NO_LAZY_FETCH", "1");
        environment.put("GIT_NO_REPLACE_OBJECTS", "1");
        environment.put("GIT_LITERAL_PATHSPECS", "1");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("HOME", "/nonexistent");
        environment.put("LC_ALL", "C.UTF-8");
        return environment;
    }

    private static void writeText(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot write " + file, failure);
        }
    }
}
