package dev.signalbox.kernel.policy;

import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.glob.GlobSet;
import dev.signalbox.kernel.glob.PathNames;
import dev.signalbox.kernel.shell.rule.Opinion;
import dev.signalbox.kernel.workflow.PathPattern;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.ToolRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which paths of the workspace the workers of a phase may write. The write tools, the shell rules, the box and the
/// check of what an agent changed all ask the same answer.
public final class WritablePaths {
    /// Stands for the test patterns of the project's profile.
    public static final String TESTS = PathPattern.TESTS;

    private static final int MOST_SHOWN = 40;

    /// What nobody writes, whatever a workflow says: version control, settings of agents and of Signalbox, secrets.
    private static final List<String> NEVER = List.of(
            "**/.git",
            "**/.git/**",
            ".signalbox/**",
            "**/{.claude,.codex,.gemini,.cursor,.opencode}/**",
            "**/{.mcp.json,.claude.json,opencode.json}",
            "**/.env",
            "**/.env.{local,development,production,staging,test}",
            "**/.env.*.local",
            "**/{.netrc,.pypirc,.git-credentials}",
            "**/{.ssh,.aws,.gnupg}/**",
            "**/id_{rsa,dsa,ecdsa,ed25519}");

    private final List<String> writable;
    private final List<String> closed;
    private final List<String> shown;
    private final GlobSet writableSet;
    private final GlobSet closedSet;
    private final List<Glob> ownClosed;

    private WritablePaths(List<String> writable, List<String> closed) {
        this.writable = List.copyOf(writable);
        this.closed = List.copyOf(
                Stream.concat(closed.stream(), NEVER.stream()).distinct().toList());
        this.shown = few(this.writable);
        this.writableSet = GlobSet.of(globs(writable));
        this.closedSet = GlobSet.of(globs(this.closed));
        this.ownClosed = globs(closed);
    }

    /// Compiles the rules of a phase for a kind of project.
    ///
    /// @throws IllegalArgumentException when a pattern is none: definitions are checked before
    public static WritablePaths of(ToolRules rules, Profile profile) {
        return new WritablePaths(
                expand(rules.writable(), profile).distinct().toList(),
                expand(rules.protectedPaths(), profile).distinct().toList());
    }

    private static Stream<String> expand(List<String> patterns, Profile profile) {
        return patterns.stream()
                .flatMap(pattern -> pattern.equals(TESTS) ? profile.testPatterns().stream() : Stream.of(pattern));
    }

    private static List<Glob> globs(List<String> patterns) {
        return patterns.stream().map(Glob::of).toList();
    }

    /// Whether a file may be written, created or removed.
    ///
    /// @param path normalised, relative to the root of the workspace
    public boolean permits(String path) {
        var names = PathNames.of(path);
        return writableSet.matches(names) && !closedSet.matches(names);
    }

    /// Why a file may not be written, if it may not.
    public Optional<String> refusal(String path) {
        var names = PathNames.of(path);
        var closing = closedSet.match(names);
        if (closing.isPresent()) {
            return Optional.of(shown(path) + " is protected by '" + closing.get() + "'");
        }
        return writableSet.matches(names)
                ? Optional.empty()
                : Optional.of(shown(path) + " is not among the writable paths");
    }

    /// Why a directory may not be made, if it may not. A directory on the way to a writable path may be.
    Optional<String> directoryRefusal(String path) {
        var refusal = refusal(path);
        return refusal.isEmpty() || closedSet.matches(path) || !leadsToWritable(path) ? refusal : Optional.empty();
    }

    private boolean leadsToWritable(String path) {
        var below = Glob.of(path.isEmpty() ? "**" : Glob.quote(path) + "/**");
        return writableSet.globs().stream().anyMatch(below::overlaps);
    }

    /// Why a file or directory may not be written, moved or removed with whatever it holds, if it may not. Patterns
    /// without a fixed place are left to the box: any directory might hold such a file.
    Optional<String> treeRefusal(String path) {
        return closedSet.globs().stream()
                .filter(glob -> glob.liesBelow(path))
                .findFirst()
                .map(inside -> "%s holds what '%s' protects".formatted(shown(path), inside))
                .or(() -> refusal(path));
    }

    /// What to think of writing whatever a glob matches.
    Opinion shape(String pattern, String shown) {
        var shape = Glob.of(pattern);
        if (closedSet.covers(pattern)) {
            return Opinion.forbid("%s is protected".formatted(shown));
        }
        if (!writableSet.covers(pattern)) {
            return Opinion.forbid("not all of %s is writable".formatted(shown));
        }
        return ownClosed.stream()
                .filter(shape::overlaps)
                .findFirst()
                .map(closing -> Opinion.silent("%s may meet what '%s' protects".formatted(shown, closing)))
                .orElse(Opinion.Allow.YES);
    }

    /// What to think of writing whatever lies below the directories that a glob matches.
    Opinion treeShape(String pattern, String shown) {
        var below = Glob.of(pattern + "/**");
        return closedSet.globs().stream()
                .filter(glob -> glob.liesBelow("") && below.overlaps(glob))
                .findFirst()
                .map(closing -> Opinion.forbid("%s holds what '%s' protects".formatted(shown, closing)))
                .orElse(Opinion.Allow.YES);
    }

    private static String shown(String path) {
        return path.isEmpty() ? "the root of the workspace" : path;
    }

    /// What a worker is told that it may write: the globs, or the first of very many.
    List<String> shown() {
        return shown;
    }

    private static List<String> few(List<String> patterns) {
        if (patterns.isEmpty()) {
            return List.of("writing: nothing");
        }
        if (patterns.size() <= MOST_SHOWN) {
            return patterns;
        }
        var few = new ArrayList<>(patterns.subList(0, MOST_SHOWN));
        few.add("and %d more".formatted(patterns.size() - MOST_SHOWN));
        return List.copyOf(few);
    }

    /// The globs of what may be written, with the profile's test patterns in their place.
    public List<String> writable() {
        return writable;
    }

    /// The globs of what may not be written even where `writable` has it, with those that hold in every phase.
    public List<String> protectedPaths() {
        return closed;
    }
}
