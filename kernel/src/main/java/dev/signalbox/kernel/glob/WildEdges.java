package dev.signalbox.kernel.glob;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The edges of one node whose segments hold wildcards, found by their literal beginning, or else by their literal end.
final class WildEdges {
    private final Map<String, List<Edge>> byPrefix = new HashMap<>();
    private final Map<String, List<Edge>> bySuffix = new HashMap<>();
    private int[] prefixLengths = {};
    private int[] suffixLengths = {};

    private record Edge(Segment.Wild segment, GlobNode node) {}

    /// The node that a segment leads to, made when there is none.
    GlobNode edge(Segment.Wild segment) {
        var key = segment.prefix().isEmpty() ? segment.suffix() : segment.prefix();
        var edges = (segment.prefix().isEmpty() ? bySuffix : byPrefix).computeIfAbsent(key, _ -> new ArrayList<>());
        for (var edge : edges) {
            if (edge.segment.equals(segment)) {
                return edge.node;
            }
        }
        var edge = new Edge(segment, new GlobNode());
        edges.add(edge);
        if (segment.prefix().isEmpty()) {
            suffixLengths = with(suffixLengths, key.length());
        } else {
            prefixLengths = with(prefixLengths, key.length());
        }
        return edge.node;
    }

    void follow(String name, List<GlobNode> next) {
        for (int length : prefixLengths) {
            if (length <= name.length()) {
                follow(byPrefix.get(name.substring(0, length)), name, next);
            }
        }
        for (int length : suffixLengths) {
            if (length <= name.length()) {
                follow(bySuffix.get(name.substring(name.length() - length)), name, next);
            }
        }
    }

    private static void follow(@Nullable List<Edge> edges, String name, List<GlobNode> next) {
        if (edges != null) {
            for (var edge : edges) {
                if (edge.segment.matches(name)) {
                    edge.node.enter(next);
                }
            }
        }
    }

    private static int[] with(int[] lengths, int length) {
        return IntStream.concat(IntStream.of(lengths), IntStream.of(length))
                .distinct()
                .toArray();
    }
}
