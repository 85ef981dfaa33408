package dev.signalbox.kernel.workflow;

import java.util.List;

/// An artifact that a phase asks for.
///
/// @param type its type
/// @param schema name of the JSON Schema that it must meet
/// @param validation further CEL expressions over the document, each of which must be true
public record RequiredArtifact(String type, String schema, List<String> validation) {
    public RequiredArtifact {
        validation = List.copyOf(validation);
    }
}
