package dev.signalbox.engine.sandbox;

import dev.signalbox.kernel.policy.WritablePaths;
import java.nio.file.Path;
import java.util.List;

/// Which paths of a workspace a command may change. Paths and patterns are relative to the workspace, with `/`.
///
/// A path may be changed when a `writable` pattern matches it and no `denied` pattern does, and it is not at or below a
/// guarded path. Patterns are those of [dev.signalbox.kernel.glob.Glob].
///
/// @param writable patterns of what may be changed; none means that the workspace is read-only, `**` means all of it
/// @param denied patterns that win over `writable`
/// @param guarded literal paths that are never writable, with everything below them, whether they exist or not
/// @param scratch names of directories of build output (`target`). Beside what is writable, and at the top, such a
///     directory can be written too, and nothing of it is kept
public record WriteRules(List<String> writable, List<String> denied, List<String> guarded, List<String> scratch) {

    /// What is read-only in every box: the repository's own data and the files that steer agents and Signalbox.
    public static final List<String> GUARDED = List.of(".git", ".signalbox", ".claude", ".codex", ".mcp.json");

    public WriteRules {
        writable = List.copyOf(writable);
        denied = List.copyOf(denied);
        guarded = List.copyOf(guarded);
        scratch = List.copyOf(scratch);
        writable.forEach(PathPattern::of);
        denied.forEach(PathPattern::of);
        for (String path : guarded) {
            Path parsed = Path.of(path);
            if (path.isBlank()
                    || parsed.isAbsolute()
                    || !parsed.normalize().equals(parsed)
                    || parsed.startsWith("..")) {
                throw new IllegalArgumentException("Guarded path '" + path + "' is no plain path inside the workspace");
            }
        }
    }

    /// Without directories of build output.
    public WriteRules(List<String> writable, List<String> denied, List<String> guarded) {
        this(writable, denied, guarded, List.of());
    }

    /// With directories of build output.
    public WriteRules withScratch(List<String> names) {
        return new WriteRules(writable, denied, guarded, names);
    }

    /// Nothing may be changed.
    public static WriteRules readOnly() {
        return new WriteRules(List.of(), List.of(), GUARDED);
    }

    /// What a phase permits, apart from [#GUARDED].
    public static WriteRules of(WritablePaths paths) {
        return new WriteRules(paths.writable(), paths.protectedPaths(), GUARDED);
    }

    /// Only what the patterns match may be changed, apart from [#GUARDED].
    public static WriteRules only(List<String> writable) {
        return new WriteRules(writable, List.of(), GUARDED);
    }

    /// Everything but what the patterns match may be changed, apart from [#GUARDED].
    public static WriteRules allBut(List<String> denied) {
        return new WriteRules(List.of("**"), denied, GUARDED);
    }
}
