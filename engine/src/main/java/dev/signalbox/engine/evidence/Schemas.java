package dev.signalbox.engine.evidence;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/// Judges documents by JSON Schema 2020-12. Schemas are compiled once; none is ever fetched from anywhere.
/// Safe for use by many threads.
public final class Schemas {
    private static final int MOST_FLAWS = 20;

    private final Function<String, Optional<String>> texts;
    private final SchemaRegistry registry;
    private final ConcurrentMap<String, Schema> compiled = new ConcurrentHashMap<>();

    /// @param texts the text of a schema by its name; nothing for a name that is not known
    public Schemas(Function<String, Optional<String>> texts) {
        this.texts = texts;
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));
    }

    /// Every way in which a document differs from the schema of that name; none when it meets it.
    public List<Flaw> flaws(String schema, Json document) {
        var text = texts.apply(schema);
        return text.isEmpty()
                ? List.of(new Flaw("/", "there is no schema '%s'".formatted(schema)))
                : flawsBy(text.get(), document);
    }

    /// Every way in which a document differs from a schema given as text.
    public List<Flaw> flawsBy(String schemaText, Json document) {
        try {
            return compiled
                    .computeIfAbsent(schemaText, text -> registry.getSchema(text, InputFormat.JSON))
                    .validate(JsonText.print(document), InputFormat.JSON)
                    .stream()
                    .limit(MOST_FLAWS)
                    .map(Schemas::flaw)
                    .toList();
        } catch (SchemaException unusable) {
            return List.of(new Flaw("/", "the schema cannot be used: " + unusable.getMessage()));
        }
    }

    private static Flaw flaw(Error error) {
        var place = error.getInstanceLocation().toString();
        return new Flaw(place.isEmpty() ? "/" : place, error.getMessage());
    }

    /// One difference.
    ///
    /// @param place JSON pointer into the document; `/` for the document itself
    public record Flaw(String place, String message) {
        @Override
        public String toString() {
            return place + ": " + message;
        }
    }
}
