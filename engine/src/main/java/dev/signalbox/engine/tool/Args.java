package dev.signalbox.engine.tool;

import dev.signalbox.kernel.json.Json;
import java.util.List;
import java.util.Optional;

/// The arguments of a call, which fit its tool's [Parameters].
public record Args(Json.Obj json) {

    public Optional<String> text(String name) {
        return json.text(name);
    }

    /// The text of a required argument.
    public String need(String name) {
        return json.text(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("the tool's card does not require '%s'".formatted(name)));
    }

    public long number(String name, long otherwise) {
        return json.number(name).orElse(otherwise);
    }

    public boolean flag(String name) {
        return json.flag(name).orElse(false);
    }

    public List<String> texts(String name) {
        return json.texts(name);
    }

    /// The object of a required argument.
    public Json.Obj document(String name) {
        return json.at(name)
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .orElseThrow(
                        () -> new IllegalArgumentException("the tool's card does not require '%s'".formatted(name)));
    }
}
