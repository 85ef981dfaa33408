package dev.signalbox.engine.workspace;

import dev.signalbox.kernel.workflow.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What builds leave in the tree and no commit is to hold, also where the repository's `.gitignore` forgot it.
public final class BuildOutput {
    private static final Map<String, List<String>> USUAL = Map.of(
            "maven", List.of("target/"),
            "gradle", List.of(".gradle/", "build/"),
            "python",
                    List.of(
                            "__pycache__/",
                            "*.py[cod]",
                            ".pytest_cache/",
                            ".mypy_cache/",
                            ".ruff_cache/",
                            "*.egg-info/",
                            ".tox/",
                            ".venv/",
                            ".coverage"),
            "node", List.of("node_modules/", "coverage/", ".nyc_output/"),
            "go", List.of(),
            "rust", List.of("target/"));

    private BuildOutput() {}

    /// Patterns in the form of `.gitignore`: the usual ones, and the profile's own reports. A file that the repository
    /// tracks already is never ignored.
    static List<String> of(Profile profile) {
        var patterns = new ArrayList<>(USUAL.getOrDefault(profile.name(), List.of()));
        profile.reportPaths().forEach(path -> patterns.add(anchored(path)));
        profile.coveragePaths().forEach(path -> patterns.add(anchored(path)));
        return patterns;
    }

    /// Names of the directories that a build writes to, without `/`, such as `target`.
    public static List<String> directories(Profile profile) {
        return USUAL.getOrDefault(profile.name(), List.of()).stream()
                .filter(pattern -> pattern.endsWith("/") && pattern.indexOf('*') < 0)
                .map(pattern -> pattern.substring(0, pattern.length() - 1))
                .toList();
    }

    private static String anchored(String glob) {
        return "/" + glob.replace("\n", "");
    }
}
