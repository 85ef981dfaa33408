package dev.signalbox.kernel.glob;

import java.util.List;

/// Matching over segments, in |segments| x |path| steps whatever the pattern.
final class GlobWalk {
    private GlobWalk() {}

    static boolean matches(List<Segment> glob, String[] path) {
        var reach = new boolean[glob.size() + 1];
        reach[0] = true;
        skipDepth(glob, reach);
        for (String name : path) {
            var next = new boolean[glob.size() + 1];
            for (int i = 0; i < glob.size(); i++) {
                if (reach[i]) {
                    step(glob, i, name, next);
                }
            }
            reach = next;
            skipDepth(glob, reach);
        }
        return reach[glob.size()];
    }

    private static void step(List<Segment> glob, int i, String name, boolean[] next) {
        switch (glob.get(i)) {
            case Segment.Literal literal -> next[i + 1] |= literal.text().equals(name);
            case Segment.Wild wild -> next[i + 1] |= wild.matches(name);
            case Segment.AnyDepth _ -> {
                next[i] = true;
                // at the end `**` asks for at least one name, so its end is only reached by taking one
                next[i + 1] |= i == glob.size() - 1;
            }
        }
    }

    private static void skipDepth(List<Segment> glob, boolean[] reach) {
        for (int i = 0; i < glob.size() - 1; i++) {
            if (reach[i] && glob.get(i) instanceof Segment.AnyDepth) {
                reach[i + 1] = true;
            }
        }
    }

    static boolean overlap(List<Segment> a, List<Segment> b) {
        var reach = new boolean[a.size() + 1][b.size() + 1];
        reach[0][0] = true;
        for (int i = 0; i <= a.size(); i++) {
            for (int j = 0; j <= b.size(); j++) {
                if (reach[i][j]) {
                    spread(reach, a, b, i, j);
                }
            }
        }
        return reach[a.size()][b.size()];
    }

    private static void spread(boolean[][] reach, List<Segment> a, List<Segment> b, int i, int j) {
        boolean deepA = i < a.size() && a.get(i) instanceof Segment.AnyDepth;
        boolean deepB = j < b.size() && b.get(j) instanceof Segment.AnyDepth;
        if (deepA && i < a.size() - 1) {
            reach[i + 1][j] = true;
        }
        if (deepB && j < b.size() - 1) {
            reach[i][j + 1] = true;
        }
        if (i < a.size() && j < b.size() && WildWalk.overlap(a.get(i), b.get(j))) {
            reach[i + 1][j + 1] = true;
            if (deepA) {
                reach[i][j + 1] = true;
            }
            if (deepB) {
                reach[i + 1][j] = true;
            }
        }
    }
}
