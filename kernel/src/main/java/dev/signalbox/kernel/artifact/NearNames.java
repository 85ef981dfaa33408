package dev.signalbox.kernel.artifact;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Names that somebody may have meant, by optimal string alignment distance (insertions, deletions, substitutions
/// and neighbours swapped).
public final class NearNames {
    private static final int MOST = 3;
    private static final int LONGEST = 100;

    private NearNames() {}

    /// The known names nearest to one that is not known, best first, at most three; none if nothing is near.
    public static List<String> of(String unknown, Collection<String> known) {
        if (unknown.length() > LONGEST) {
            return List.of();
        }
        record Scored(String name, int distance) {}
        var near = known.stream()
                .distinct()
                .filter(name -> name.length() <= LONGEST)
                .map(name -> new Scored(name, distance(plain(unknown), plain(name))))
                .filter(scored -> scored.distance <= bound(unknown, scored.name))
                .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
                .toList();
        return near.stream()
                .filter(scored -> scored.distance <= near.getFirst().distance + 1)
                .limit(MOST)
                .map(Scored::name)
                .toList();
    }

    /// What to write in the place of an unknown name: the near ones, or else all there are.
    public static String fix(String unknown, Collection<String> known) {
        var near = of(unknown, known);
        if (!near.isEmpty()) {
            return "did you mean " + String.join(" or ", near) + "?";
        }
        var names = known.stream().distinct().filter(name -> !name.isBlank()).toList();
        return names.isEmpty() ? "remove it" : "use one of: " + String.join(", ", names);
    }

    private static int bound(String unknown, String name) {
        return name.contains(unknown) && unknown.length() >= 3
                ? Integer.MAX_VALUE
                : Math.max(1, Math.min(unknown.length(), name.length()) / 3);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            rows[i][0] = i;
        }
        for (var j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            for (var j = 1; j <= b.length(); j++) {
                rows[i][j] = cheapest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cheapest(int[][] rows, String a, String b, int i, int j) {
        var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        var best = Math.min(Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1), rows[i - 1][j - 1] + same);
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
