package dev.signalbox.engine.config.definition;

import dev.signalbox.engine.config.Fields;
import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.workflow.draft.PhaseDraft;
import dev.signalbox.kernel.workflow.draft.PhaseDraft.ArtifactDraft;

/// Reads one phase of a contract.
final class PhaseFields {
    private static final int DEFAULT_ATTEMPTS = 5;

    private PhaseFields() {}

    static PhaseDraft read(Fields fields) {
        var id = fields.needText("id");
        var phase = new PhaseDraft(
                id,
                fields.text("name", id.value()),
                fields.text("description", ""),
                fields.needText("role"),
                fields.sections("required_artifacts", "a required artifact").stream()
                        .map(PhaseFields::artifact)
                        .toList(),
                fields.sections("gates", "a gate").stream()
                        .map(GateFields::read)
                        .toList(),
                ToolFields.read(fields),
                fields.texts("auto_spawn"),
                fields.text("instructions", ""),
                Math.toIntExact(fields.number("attempts", 1, 50, DEFAULT_ATTEMPTS)));
        fields.done();
        return phase;
    }

    private static ArtifactDraft artifact(Fields fields) {
        var type = fields.needText("type");
        var schema = fields.text("schema").map(PhaseFields::bare).orElse(type);
        var artifact = new ArtifactDraft(type, schema, fields.texts("validation"));
        fields.done();
        return artifact;
    }

    /// A schema may be named by its file: `schemas/plan.schema.json` is `plan`.
    private static Located<String> bare(Located<String> schema) {
        var file = schema.value().substring(schema.value().lastIndexOf('/') + 1);
        return schema.with(
                file.endsWith(".schema.json") ? file.substring(0, file.indexOf(".schema.json")) : schema.value());
    }
}
