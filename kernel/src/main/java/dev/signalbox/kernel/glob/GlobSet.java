package dev.signalbox.kernel.glob;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        return found(PathNames.of(path)) != null;
    }

    /// A pattern of the set that a normalised relative path matches.
    public Optional<String> match(String path) {
        return match(PathNames.of(path));
    }

    /// A pattern of the set that a path matches.
    public Optional<String> match(PathNames path) {
        return Optional.ofNullable(found(path));
    }

    /// Whether a path matches one of them.
    public boolean matches(PathNames path) {
        return found(path) != null;
    }

    private @Nullable String found(PathNames path) {
        var active = new ArrayList<GlobNode>();
        root.enter(active);
        for (String name : path.names()) {
            var next = new ArrayList<GlobNode>();
            for (int i = 0; i < active.size(); i++) {
                var below = active.get(i).below();
                if (below != null) {
                    return below;
                }
                active.get(i).step(name, next);
            }
            if (next.isEmpty()) {
                return null;
            }
            active = next;
        }
        for (var node : active) {
            if (node.end() != null) {
                return node.end();
            }
        }
        return null;
    }

    /// Whether every path that a pattern matches matches one of them. It may say no where that takes several of them.
    public boolean covers(String pattern) {
        return Glob.of(pattern).samples().allMatch(this::matches);
    }
}
