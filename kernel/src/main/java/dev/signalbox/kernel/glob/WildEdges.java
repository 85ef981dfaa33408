package dev.signalbox.kernel.glob;

import java.util.List;

/// The edges of one node whose segments hold wildcards, found by their literal beginning, or else by their literal end.
final class WildEdges {
    private final EdgeTree forward = new EdgeTree();
    private final EdgeTree backward = new EdgeTree();
    private boolean empty = true;

    /// The node that a segment leads to, made when there is none.
    GlobNode edge(Segment.Wild segment) {
        empty = false;
        return segment.prefix().isEmpty()
                ? backward.edge(new StringBuilder(segment.suffix()).reverse(), segment)
                : forward.edge(segment.prefix(), segment);
    }

    void follow(String name, List<GlobNode> next) {
        if (empty) {
            return;
        }
        EdgeTree at = forward;
        for (int i = 0; at != null; i++) {
            at.follow(name, next);
            at = i < name.length() ? at.child(name.charAt(i)) : null;
        }
        at = backward;
        for (int i = name.length() - 1; at != null; i--) {
            at.follow(name, next);
            at = i >= 0 ? at.child(name.charAt(i)) : null;
        }
    }
}
