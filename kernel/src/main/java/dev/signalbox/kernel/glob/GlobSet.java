package dev.signalbox.kernel.glob;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Many globs asked as one. They share a tree of segments in which names are looked up, not tried one after the
/// other, so that a question costs what the path is long and hardly more for ten thousand patterns than for ten.
public final class GlobSet {
    private final List<Glob> globs;
    private final GlobNode root;

    private GlobSet(List<Glob> globs, GlobNode root) {
        this.globs = globs;
        this.root = root;
    }

    /// The set of these globs; the empty set matches nothing.
    public static GlobSet of(List<Glob> globs) {
        var root = new GlobNode();
        for (var glob : globs) {
            for (var alternative : glob.alternatives()) {
                root.insert(alternative, glob.pattern());
            }
        }
        return new GlobSet(List.copyOf(globs), root);
    }

    /// The globs, in the order given.
    public List<Glob> globs() {
        return globs;
    }

    /// Whether a normalised relative path matches one of them.
    public boolean matches(String path) {
        return match(path).isPresent();
    }

    /// A pattern of the set that a normalised relative path matches.
    public Optional<String> match(String path) {
        var active = new ArrayList<GlobNode>();
        root.enter(active);
        var names = Segment.split(path);
        for (String name : names) {
            var next = new ArrayList<GlobNode>();
            for (var node : active) {
                if (node.below().isPresent()) {
                    return node.below();
                }
                node.step(name, next);
            }
            if (next.isEmpty()) {
                return Optional.empty();
            }
            active = next;
        }
        return active.stream().flatMap(node -> node.end().stream()).findFirst();
    }

    /// Whether every path that a pattern matches matches one of them. It may say no where that takes several of them.
    public boolean covers(String pattern) {
        return Glob.of(pattern).samples().allMatch(this::matches);
    }
}
