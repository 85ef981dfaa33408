package dev.signalbox.engine.config.definition;

import dev.signalbox.engine.config.BoundedFile;
import dev.signalbox.engine.config.Places;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problems;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The artifact schemas: those that ship, and those of the project in `.signalbox/schemas/NAME.schema.json`, which may
/// override or add.
public final class SchemaLibrary {
    private final Map<String, String> texts;

    private SchemaLibrary(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    /// Those that ship.
    public static SchemaLibrary shipped() {
        var texts = new TreeMap<String, String>();
        Shipped.SCHEMAS.forEach(name -> texts.put(name, Shipped.schema(name)));
        return new SchemaLibrary(texts);
    }

    /// Those that ship with those of a project over them; every file that is no JSON object is a problem.
    public static Checked<SchemaLibrary> of(Path repository) {
        return Folder.each(Places.projectSchemas(repository), ".schema.json", file -> read(repository, file))
                .map(own -> {
                    var texts = new TreeMap<>(shipped().texts);
                    texts.putAll(own);
                    return new SchemaLibrary(texts);
                });
    }

    private static Checked<String> read(Path repository, Path file) {
        return BoundedFile.readBelow(repository, file).then(text -> object(file, text));
    }

    private static Checked<String> object(Path file, String text) {
        var problems = new Problems(file.toString());
        try {
            if (!(JsonText.parse(text) instanceof Json.Obj)) {
                problems.at(1, 1, "is not a JSON object", "write a JSON Schema");
            }
        } catch (MalformedJson malformed) {
            problems.at(malformed.line(), malformed.column(), "not JSON: " + malformed.reason(), "correct it");
        }
        return problems.checked(text);
    }

    /// The text of the schema of that name.
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /// Names of all schemas, sorted.
    public Set<String> names() {
        return Collections.unmodifiableSet(texts.keySet());
    }
}
