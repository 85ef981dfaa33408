package dev.signalbox.engine.config;

import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.artifact.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Builds the tree from parse events, so that depth and size are bounded before anything grows.
final class YamlTree {
    private static final YamlNode NOTHING = new YamlNode.Scalar("", YamlNode.Kind.NULL, 1, 1);

    /// A limit was passed; it is noted among the problems.
    static final class Beyond extends RuntimeException {
        private static final long serialVersionUID = 1;

        Beyond() {
            super("beyond a limit", null, false, false);
        }
    }

    private record Anchored(YamlNode node, int size) {}

    private final Problems problems;
    private final int linesAbove;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private YamlNode root = NOTHING;
    private int nodes;

    YamlTree(Problems problems, int linesAbove) {
        this.problems = problems;
        this.linesAbove = linesAbove;
    }

    YamlNode root() {
        return root;
    }

    void read(Iterator<Event> events) {
        var documents = 0;
        while (events.hasNext()) {
            var event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                documents++;
            } else if (event instanceof NodeEvent && documents == 1) {
                root = node(event, events, 1);
            } else if (event instanceof NodeEvent) {
                note(event, "a second document", "keep one document in a file; remove '---'");
                throw new Beyond();
            }
        }
        if (documents == 0) {
            problems.at(1 + linesAbove, 1, "the text is empty", "write at least one key");
        }
    }

    private YamlNode node(Event event, Iterator<Event> events, int depth) {
        if (depth > Yaml.MAX_DEPTH) {
            note(event, "nested more than %d levels deep".formatted(Yaml.MAX_DEPTH), "flatten it");
            throw new Beyond();
        }
        var before = nodes;
        count(event, 1);
        var node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case AliasEvent alias -> alias(alias);
            case MappingStartEvent mapping -> mapping(mapping, events, depth);
            case SequenceStartEvent sequence -> sequence(sequence, events, depth);
            default -> throw new IllegalStateException("no value begins with " + event);
        };
        if (event instanceof NodeEvent anchored && !(event instanceof AliasEvent)) {
            var size = nodes - before;
            anchored.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(node, size)));
        }
        return node;
    }

    private YamlNode scalar(ScalarEvent event) {
        event.getTag().ifPresent(tag -> tagged(event, tag));
        var kind = event.isPlain() ? Scalars.kind(event.getValue()) : YamlNode.Kind.TEXT;
        return new YamlNode.Scalar(event.getValue(), kind, line(event), column(event));
    }

    private YamlNode alias(AliasEvent event) {
        var anchored = anchors.get(event.getAlias());
        if (anchored == null) {
            note(
                    event,
                    "alias *%s has no anchor before it".formatted(event.getAlias()),
                    "define &%s first, or quote the text".formatted(event.getAlias()));
            return NOTHING;
        }
        count(event, anchored.size);
        return anchored.node;
    }

    private YamlNode sequence(SequenceStartEvent start, Iterator<Event> events, int depth) {
        start.getTag().ifPresent(tag -> tagged(start, tag));
        var items = new ArrayList<YamlNode>();
        for (var next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, events, depth + 1));
        }
        return new YamlNode.Sequence(items, line(start), column(start));
    }

    private YamlNode mapping(MappingStartEvent start, Iterator<Event> events, int depth) {
        start.getTag().ifPresent(tag -> tagged(start, tag));
        var entries = new ArrayList<YamlNode.Entry>();
        var seen = new HashSet<String>();
        for (var next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            var key = node(next, events, depth + 1);
            var value = node(events.next(), events, depth + 1);
            entry(key, value, seen, entries);
        }
        return new YamlNode.Mapping(entries, line(start), column(start));
    }

    private void entry(YamlNode key, YamlNode value, Set<String> seen, List<YamlNode.Entry> entries) {
        if (!(key instanceof YamlNode.Scalar scalar) || scalar.kind() == YamlNode.Kind.NULL) {
            problems.at(key.line(), key.column(), "a key is " + key.describe(), "write a name before the ':'");
        } else if (scalar.text().equals("<<") && scalar.kind() == YamlNode.Kind.TEXT) {
            problems.at(key.line(), key.column(), "merge keys are not read", "write the keys out");
        } else if (!seen.add(scalar.text())) {
            problems.at(
                    key.line(),
                    key.column(),
                    "key '%s' stands twice in one mapping".formatted(scalar.text()),
                    "keep one of them");
        } else {
            entries.add(new YamlNode.Entry(new Located<>(scalar.text(), key.line(), key.column()), value));
        }
    }

    private void tagged(Event event, String tag) {
        note(event, "tag %s is not read".formatted(tag), "leave it out; quote a value that is to be text");
    }

    private void count(Event event, int more) {
        nodes += more;
        if (nodes > Yaml.MAX_NODES) {
            note(event, "more than %,d values".formatted(Yaml.MAX_NODES), "split the file, or use fewer aliases");
            throw new Beyond();
        }
    }

    private void note(Event event, String message, String fix) {
        problems.at(line(event), column(event), message, fix);
    }

    private int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1 + linesAbove;
    }

    private static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }
}
