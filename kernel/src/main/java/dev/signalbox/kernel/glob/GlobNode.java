package dev.signalbox.kernel.glob;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may still follow after the segments that lead here. Built once and only read afterwards.
final class GlobNode {
    private final Map<String, GlobNode> literals = new HashMap<>();
    private final WildEdges wild = new WildEdges();
    private @Nullable GlobNode deep;
    private boolean stays;
    private @Nullable String end;
    private @Nullable String below;

    void insert(List<Segment> segments, String pattern) {
        var node = this;
        for (int i = 0; i < segments.size(); i++) {
            switch (segments.get(i)) {
                case Segment.Literal literal ->
                    node = node.literals.computeIfAbsent(literal.text(), _ -> new GlobNode());
                case Segment.Wild pieces -> node = node.wild.edge(pieces);
                case Segment.AnyDepth _ -> {
                    if (i == segments.size() - 1) {
                        node.below = node.below == null ? pattern : node.below;
                        return;
                    }
                    node = node.deeper();
                }
            }
        }
        node.end = node.end == null ? pattern : node.end;
    }

    private GlobNode deeper() {
        if (deep == null) {
            deep = new GlobNode();
            deep.stays = true;
        }
        return deep;
    }

    /// The pattern that ends here, if one does.
    @Nullable
    String end() {
        return end;
    }

    /// The pattern that takes whatever lies below, if one does.
    @Nullable
    String below() {
        return below;
    }

    /// Makes this node active, with what follows it across no directories at all.
    void enter(List<GlobNode> active) {
        // only a node after `**` can be entered twice in one step: by staying, and from the node before it
        if (!stays || !active.contains(this)) {
            active.add(this);
        }
        if (deep != null) {
            deep.enter(active);
        }
    }

    void step(String name, List<GlobNode> next) {
        if (stays) {
            enter(next);
        }
        var literal = literals.isEmpty() ? null : literals.get(name);
        if (literal != null) {
            literal.enter(next);
        }
        wild.follow(name, next);
    }
}
