package dev.signalbox.engine.config.settings;

import dev.signalbox.engine.config.BoundedFile;
import dev.signalbox.engine.config.Yaml;
import dev.signalbox.engine.config.YamlNode;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.artifact.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads a settings file and those that it extends, one over the other. What a file says wins over what it extends.
final class FileLayer {
    private static final int MOST_FILES = 20;
    private static final String EXTENDS = "extends";

    /// How files of one origin are read.
    interface Source {
        Checked<String> text(Path file);

        Origin origin(String file, int line);
    }

    private final Source source;
    private final List<Problem> problems;
    private final Map<String, Given> values = new TreeMap<>();
    private final List<Path> open = new ArrayList<>();
    private int files;

    private FileLayer(Source source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    /// The user's file; it may extend any file.
    static Map<String, Given> user(Path file, List<Problem> problems) {
        return read(file, problems, new Source() {
            @Override
            public Checked<String> text(Path path) {
                return BoundedFile.read(path);
            }

            @Override
            public Origin origin(String path, int line) {
                return new Origin.UserFile(path, line);
            }
        });
    }

    /// A project's file; it may extend files of its repository alone.
    static Map<String, Given> project(Path repository, Path file, List<Problem> problems) {
        return read(file, problems, new Source() {
            @Override
            public Checked<String> text(Path path) {
                return BoundedFile.readBelow(repository, path);
            }

            @Override
            public Origin origin(String path, int line) {
                return new Origin.ProjectFile(path, line);
            }
        });
    }

    private static Map<String, Given> read(Path file, List<Problem> problems, Source source) {
        var layer = new FileLayer(source, problems);
        layer.file(file.normalize());
        return layer.values;
    }

    private void file(Path file) {
        var notes = new Problems(file.toString());
        if (open.contains(file) || ++files > MOST_FILES) {
            notes.at(1, 1, "extends itself, or more than %d files".formatted(MOST_FILES), "remove an 'extends'");
            problems.addAll(notes.list());
            return;
        }
        open.add(file);
        switch (source.text(file).then(text -> Yaml.parse(file.toString(), saying(text)))) {
            case Checked.Faulty<YamlNode>(var found) -> problems.addAll(found);
            case Checked.Sound<YamlNode> tree -> {
                root(file, tree.value(), notes);
                problems.addAll(notes.list());
            }
        }
        open.removeLast();
    }

    /// Settings that are all commented out say nothing, which is no mistake.
    private static String saying(String text) {
        return text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#")) ? "{}" : text;
    }

    private void root(Path file, YamlNode tree, Problems notes) {
        if (!(tree instanceof YamlNode.Mapping root)) {
            notes.at(
                    tree.line(),
                    tree.column(),
                    "settings are a mapping, here is " + tree.describe(),
                    "write 'key: value' lines");
            return;
        }
        root.find(EXTENDS).ifPresent(named -> bases(file, named, notes));
        root.entries().stream()
                .filter(entry -> !entry.key().value().equals(EXTENDS))
                .forEach(entry -> value(file, KeyPath.ROOT, entry, notes));
    }

    private void bases(Path file, YamlNode named, Problems notes) {
        var items = named instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(named);
        var directory = file.toAbsolutePath().getParent();
        for (var item : items) {
            if (item instanceof YamlNode.Scalar scalar
                    && directory != null
                    && !scalar.text().isBlank()) {
                file(directory.resolve(scalar.text()).normalize());
            } else {
                notes.at(
                        item.line(),
                        item.column(),
                        "'extends' names files, here is " + item.describe(),
                        "write a path");
            }
        }
    }

    private void value(Path file, KeyPath above, YamlNode.Entry entry, Problems notes) {
        var path = above.with(entry.key().value());
        var key = Keys.find(path);
        if (key.isPresent()) {
            leaf(file, path, key.get(), entry, notes);
        } else if (!Keys.isGroup(path)) {
            unknown(above, entry.key(), notes);
        } else if (entry.value() instanceof YamlNode.Mapping group) {
            group.entries().forEach(each -> value(file, path, each, notes));
        } else {
            notes.at(
                    entry.key(),
                    "'%s' is a group of settings, here is %s"
                            .formatted(path, entry.value().describe()),
                    "write one of: " + String.join(", ", Keys.below(path)));
        }
    }

    private static void unknown(KeyPath above, Located<String> key, Problems notes) {
        var known = above.equals(KeyPath.ROOT)
                ? Stream.concat(Keys.below(above).stream(), Stream.of(EXTENDS)).toList()
                : Keys.below(above);
        notes.at(key, "there is no setting '%s'".formatted(above.with(key.value())), NearNames.fix(key.value(), known));
    }

    private void leaf(Path file, KeyPath path, Key key, YamlNode.Entry entry, Problems notes) {
        var place = entry.value();
        var value = place.json();
        var fault = key.kind().fault(value);
        if (fault.isPresent()) {
            notes.at(
                    place.line(),
                    place.column(),
                    "'%s' %s, here is %s".formatted(path, fault.get().message(), place.describe()),
                    fault.get().fix());
        } else {
            values.put(
                    path.toString(),
                    new Given(
                            key,
                            value,
                            source.origin(file.toString(), entry.key().line()),
                            entry.key().column()));
        }
    }
}
