package dev.signalbox.kernel.glob;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A pattern of paths relative to the root of the workspace, with `/` between segments.
///
/// | written | matches |
/// |---|---|
/// | `**` as a whole segment | any number of directories; at the end everything below, not the directory itself |
/// | `*` | any characters of one segment, none included; names with a leading dot too |
/// | `?` | one character of one segment |
/// | `[a-z]`, `[!a-z]` | one character of, or not of, a set |
/// | `{a,b}` | either; may hold wildcards and `/`, and may nest |
/// | `\c` | the character `c` itself |
///
/// Upper and lower case differ. A pattern is a closed form: whatever is not listed stands for itself.
public final class Glob {
    /// Stands for any text at all in a path that is itself a pattern: only `*` and `**` match it.
    static final char ANY_TEXT = '\uFFFF';

    /// Characters that `\` takes their meaning from.
    static final String SPECIAL = "*?[]{},\\!-";

    private static final int[] DEPTHS = {0, 1, 2, 7};

    private final String pattern;
    private final List<List<Segment>> alternatives;

    private Glob(String pattern, List<List<Segment>> alternatives) {
        this.pattern = pattern;
        this.alternatives = alternatives;
    }

    /// What is wrong with a pattern, and what to write instead.
    public record Fault(String message, String fix) {}

    /// A checked pattern.
    ///
    /// @throws IllegalArgumentException when `fault` would have said so
    public static Glob of(String pattern) {
        return switch (GlobParser.parse(pattern)) {
            case GlobParser.Parsed parsed -> new Glob(pattern, parsed.alternatives());
            case GlobParser.Faulty faulty ->
                throw new IllegalArgumentException(
                        "bad pattern '%s': %s".formatted(pattern, faulty.fault().message()));
        };
    }

    /// What keeps a text from being a pattern, if anything does.
    public static Optional<Fault> fault(String pattern) {
        return switch (GlobParser.parse(pattern)) {
            case GlobParser.Parsed _ -> Optional.empty();
            case GlobParser.Faulty faulty -> Optional.of(faulty.fault());
        };
    }

    /// The pattern that matches this one path.
    public static String quote(String path) {
        var quoted = new StringBuilder(path.length() + 8);
        for (int i = 0; i < path.length(); i++) {
            if (SPECIAL.indexOf(path.charAt(i)) >= 0) {
                quoted.append('\\');
            }
            quoted.append(path.charAt(i));
        }
        return quoted.toString();
    }

    /// The text that it was made of.
    public String pattern() {
        return pattern;
    }

    /// Whether a normalised relative path matches.
    public boolean matches(String path) {
        var segments = Segment.split(path);
        for (var alternative : alternatives) {
            if (GlobWalk.matches(alternative, segments)) {
                return true;
            }
        }
        return false;
    }

    /// Whether some path matches both.
    public boolean overlaps(Glob other) {
        for (var mine : alternatives) {
            for (var theirs : other.alternatives) {
                if (GlobWalk.overlap(mine, theirs)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether it could match something at a fixed place below a directory: `src/test/**` lies below `src`, and
    /// `**/*.pem` has no fixed place.
    public boolean liesBelow(String directory) {
        var place = Segment.split(directory);
        for (var alternative : alternatives) {
            if (startsWith(alternative, place)) {
                return true;
            }
        }
        return false;
    }

    List<List<Segment>> alternatives() {
        return alternatives;
    }

    /// Paths that stand for all that this glob matches: wildcards become [#ANY_TEXT], `**` a few directories of it.
    Stream<String> samples() {
        return alternatives.stream()
                .flatMap(alternative -> IntStream.of(DEPTHS)
                        .filter(depth -> depth > 0 || !(alternative.getLast() instanceof Segment.AnyDepth))
                        .mapToObj(depth -> sample(alternative, depth))
                        .distinct());
    }

    private static String sample(List<Segment> segments, int depth) {
        return segments.stream()
                .flatMap(segment -> switch (segment) {
                    case Segment.Literal literal -> Stream.of(literal.text());
                    case Segment.Wild wild -> Stream.of(wild.sample());
                    case Segment.AnyDepth _ ->
                        Stream.generate(() -> String.valueOf(ANY_TEXT)).limit(depth);
                })
                .collect(Collectors.joining("/"));
    }

    private static boolean startsWith(List<Segment> segments, String[] place) {
        return segments.size() > place.length
                && segments.getFirst() instanceof Segment.Literal
                && literally(segments, place);
    }

    private static boolean literally(List<Segment> segments, String[] place) {
        for (int i = 0; i < place.length; i++) {
            if (!(segments.get(i) instanceof Segment.Literal literal)
                    || !literal.text().equals(place[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
