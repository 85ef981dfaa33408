package dev.signalbox.engine.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The user's own repository, read and written as carefully as the clone: nothing that its configuration names is
/// executed, no hook, filter, driver, monitor or remote helper.
///
/// @param git the repository, with everything of that kind switched off
/// @param top its top directory, or the repository itself when it is bare
/// @param gitDir its git data
/// @param bare whether it has no files
record UserRepository(Git git, Path top, Path gitDir, boolean bare) {
    private static final int SHOWN = 100;
    private static final Pattern PROGRAM = Pattern.compile(
            "(?i)(?:filter\\..*\\.(?:clean|smudge|process)|merge\\..*\\.driver|diff\\..*\\.(?:command|textconv))");
    private static final Pattern REQUIRED = Pattern.compile("(?i)filter\\..*\\.required");
    private static final Map<String, String> OFF = Map.of(
            "core.hooksPath", "/dev/null",
            "core.fsmonitor", "false",
            "core.quotePath", "false",
            "core.alternateRefsCommand", "true",
            "core.sshCommand", "false",
            "diff.external", "",
            "credential.helper", "",
            "submodule.recurse", "false",
            "diff.ignoreSubmodules", "all");

    /// The repository that a directory belongs to, if it belongs to one.
    static Optional<UserRepository> find(Path config, Path directory) {
        if (!directory.toFile().isDirectory()) {
            return Optional.empty();
        }
        var plain = Git.at(config, directory, List.of());
        var asked = plain.attempt("", "rev-parse", "--is-bare-repository", "--absolute-git-dir");
        if (!asked.succeeded()) {
            return Optional.empty();
        }
        var lines = asked.stdout().text().lines().toList();
        var bare = lines.get(0).equals("true");
        var gitDir = Path.of(lines.get(1));
        var top = bare ? gitDir : Path.of(plain.line("rev-parse", "--show-toplevel"));
        return Optional.of(
                new UserRepository(new Git(top, List.of(), environment(plain), plain.kept()), top, gitDir, bare));
    }

    /// The commit that is checked out; empty before the first one.
    Optional<String> head() {
        return answer("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
    }

    /// The branch that is checked out, `refs/heads/…`; empty when HEAD is detached.
    Optional<String> branch() {
        return answer("symbolic-ref", "--quiet", "HEAD");
    }

    /// Tracked files that differ from the commit, and untracked ones; a hundred at most.
    List<String> uncommitted() {
        return bare ? List.of() : status("--untracked-files=normal");
    }

    /// Tracked files that differ from the commit; a hundred at most.
    List<String> dirty() {
        return status("--untracked-files=no");
    }

    /// Brings a commit of another repository in, under a name of its own.
    ///
    /// @param refspec where from and where to; without `+` a name that holds other commits is refused
    /// @return whether it is there now
    boolean fetch(Path other, String refspec) {
        return git.attempt(
                        "",
                        "fetch",
                        "--quiet",
                        "--no-tags",
                        "--no-write-fetch-head",
                        "--no-recurse-submodules",
                        other.toString(),
                        refspec)
                .succeeded();
    }

    Optional<String> answer(String... command) {
        var result = git.attempt("", command);
        return result.succeeded() ? Optional.of(result.stdout().text().strip()) : Optional.empty();
    }

    /// Each piece is `XY path`; a rename has a piece of its own for the older path.
    private List<String> status(String untracked) {
        return git
                .pieces("status", "--porcelain=v1", "-z", "--no-renames", "--ignore-submodules=all", untracked)
                .stream()
                .filter(piece -> piece.length() > 3)
                .map(piece -> piece.substring(3))
                .limit(SHOWN)
                .toList();
    }

    /// Overrides beat the repository's own configuration; they go through the environment, since a name may hold `=`.
    private static Map<String, String> environment(Git git) {
        var overrides = new ArrayList<>(OFF.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList());
        for (var name : git.pieces("config", "--null", "--name-only", "--list")) {
            if (PROGRAM.matcher(name).matches()) {
                overrides.add(Map.entry(name, ""));
            } else if (REQUIRED.matcher(name).matches()) {
                overrides.add(Map.entry(name, "false"));
            }
        }
        Map<String, String> environment = new HashMap<>(git.environment());
        environment.put("GIT_CONFIG_COUNT", Integer.toString(overrides.size()));
        for (var i = 0; i < overrides.size(); i++) {
            environment.put("GIT_CONFIG_KEY_" + i, overrides.get(i).getKey());
            environment.put("GIT_CONFIG_VALUE_" + i, overrides.get(i).getValue());
        }
        return environment;
    }
}
