package dev.signalbox.engine.config.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The name of a setting: `budget.dollars`. A segment that holds a dot is quoted: `prices."gpt-4.1".input`.
record KeyPath(List<String> segments) {
    static final KeyPath ROOT = new KeyPath(List.of());

    KeyPath {
        segments = List.copyOf(segments);
    }

    /// Reads a path; nothing if a segment is empty or a quote is not closed.
    static Optional<KeyPath> parse(String text) {
        var segments = new ArrayList<String>();
        var rest = text;
        while (true) {
            var quoted = rest.startsWith("\"");
            var end = quoted ? rest.indexOf('"', 1) : rest.indexOf('.');
            if (quoted && end < 0) {
                return Optional.empty();
            }
            var segment = quoted ? rest.substring(1, end) : end < 0 ? rest : rest.substring(0, end);
            var after = quoted ? rest.substring(end + 1) : end < 0 ? "" : rest.substring(end);
            segments.add(segment);
            if (segment.isEmpty() || (!after.isEmpty() && (!after.startsWith(".") || after.length() == 1))) {
                return Optional.empty();
            }
            if (after.isEmpty()) {
                return Optional.of(new KeyPath(segments));
            }
            rest = after.substring(1);
        }
    }

    KeyPath with(String segment) {
        return new KeyPath(Stream.concat(segments.stream(), Stream.of(segment)).toList());
    }

    String segment(int at) {
        return segments.get(at);
    }

    @Override
    public String toString() {
        return segments.stream()
                .map(segment -> segment.indexOf('.') < 0 ? segment : "\"" + segment + "\"")
                .collect(Collectors.joining("."));
    }
}
