package dev.signalbox.kernel.glob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Edges by the characters that their names must have, one level for each character.
final class EdgeTree {
    private static final EdgeTree[] NO_CHILDREN = {};

    private char[] letters = {};
    private EdgeTree[] children = NO_CHILDREN;
    private final List<Edge> edges = new ArrayList<>(0);

    private record Edge(Segment.Wild segment, GlobNode node) {}

    @Nullable
    EdgeTree child(char letter) {
        int index = Arrays.binarySearch(letters, letter);
        return index < 0 ? null : children[index];
    }

    /// The node of an edge below these characters, made when there is none.
    GlobNode edge(CharSequence characters, Segment.Wild segment) {
        var at = this;
        for (int i = 0; i < characters.length(); i++) {
            at = at.grown(characters.charAt(i));
        }
        for (var edge : at.edges) {
            if (edge.segment.equals(segment)) {
                return edge.node;
            }
        }
        var edge = new Edge(segment, new GlobNode());
        at.edges.add(edge);
        return edge.node;
    }

    private EdgeTree grown(char letter) {
        int index = Arrays.binarySearch(letters, letter);
        if (index >= 0) {
            return children[index];
        }
        int at = -index - 1;
        var moreLetters = new char[letters.length + 1];
        var moreChildren = new EdgeTree[children.length + 1];
        System.arraycopy(letters, 0, moreLetters, 0, at);
        System.arraycopy(children, 0, moreChildren, 0, at);
        System.arraycopy(letters, at, moreLetters, at + 1, letters.length - at);
        System.arraycopy(children, at, moreChildren, at + 1, children.length - at);
        moreLetters[at] = letter;
        moreChildren[at] = new EdgeTree();
        letters = moreLetters;
        children = moreChildren;
        return moreChildren[at];
    }

    /// Follows the edges that end here and whose segments a name matches.
    void follow(String name, List<GlobNode> next) {
        for (int i = 0; i < edges.size(); i++) {
            if (edges.get(i).segment.matches(name)) {
                edges.get(i).node.enter(next);
            }
        }
    }
}
