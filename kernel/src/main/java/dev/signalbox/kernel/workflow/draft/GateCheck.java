package dev.signalbox.kernel.workflow.draft;

import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Check;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Param;
import dev.signalbox.kernel.workflow.draft.GateDraft.CheckDraft;
import dev.signalbox.kernel.workflow.draft.GateDraft.ParamDraft;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/// Checks one gate: its checks are in the catalogue and take the parameters they are given.
final class GateCheck {
    /// Who may be named as an approver: `human` and `lead`, or a role of a user.
    private static final List<String> APPROVERS = List.of("human", "lead", "admin", "operator", "approver");

    private GateCheck() {}

    static void check(GateDraft gate, Notes notes) {
        notes.name(gate.id(), "gate");
        gate.blockers().forEach(check -> check(check, notes));
        var seen = new HashSet<String>();
        gate.blockers().stream()
                .filter(check -> !seen.add(spec(check, List.of()).subject()))
                .forEach(check -> notes.problems()
                        .at(
                                check.check(),
                                "check '%s' stands twice in one gate"
                                        .formatted(check.check().value()),
                                "keep one of them"));
        if (gate.type() == Gate.Type.VALIDATION) {
            validation(gate, notes);
        } else {
            notes.allKnown(gate.approvers(), "approver", APPROVERS);
        }
    }

    private static void validation(GateDraft gate, Notes notes) {
        if (gate.blockers().isEmpty()) {
            notes.problems()
                    .at(
                            gate.id(),
                            "gate '%s' asks for nothing".formatted(gate.id().value()),
                            "add checks under 'blockers', or make its type approval");
        }
        gate.approvers().stream()
                .findFirst()
                .ifPresent(first -> notes.problems()
                        .at(
                                first,
                                "a gate of type validation asks nobody",
                                "remove 'approvers', or make its type approval"));
    }

    private static void check(CheckDraft draft, Notes notes) {
        if (!notes.known(draft.check(), "check", Check.words())) {
            return;
        }
        Check.of(draft.check().value()).ifPresent(check -> {
            draft.params().forEach(param -> param(check, param, notes));
            required(check, draft, notes);
        });
    }

    private static void param(Check check, ParamDraft given, Notes notes) {
        var names = check.params().stream().map(Param::name).toList();
        var param = check.params().stream()
                .filter(each -> each.name().equals(given.name().value()))
                .findFirst();
        if (param.isEmpty()) {
            notes.problems()
                    .at(
                            given.name(),
                            "check '%s' takes no '%s'"
                                    .formatted(check.word(), given.name().value()),
                            NearNames.fix(given.name().value(), names));
            return;
        }
        var fault = param.get().fault(given.value().value());
        fault.ifPresent(why -> notes.problems()
                .at(given.value(), why, "write %s".formatted(param.get().kind().words())));
        if (fault.isEmpty()) {
            reference(param.get(), given.value(), notes);
        }
    }

    private static void reference(Param param, Located<Json> value, Notes notes) {
        var text = value.with(value.value().asText().orElse(""));
        switch (param.kind()) {
            case ARTIFACT ->
                notes.known(text, "artifact type", notes.vocabulary().schemas());
            case SCHEMA -> notes.known(text, "schema", notes.vocabulary().schemas());
            case EXPRESSION -> notes.expression(text);
            case TEXTS ->
                value.value().items().stream()
                        .flatMap(item -> item.asText().stream())
                        .forEach(role -> notes.known(
                                value.with(role), "role", notes.vocabulary().roles()));
            case TEXT, GLOBS, COUNT, PERCENT, REGEX, FLAG -> {
                // the value says it all
            }
        }
    }

    private static void required(Check check, CheckDraft draft, Notes notes) {
        var given = draft.params().stream().map(param -> param.name().value()).toList();
        check.params().stream()
                .filter(param -> param.presence() == Param.Presence.REQUIRED && !given.contains(param.name()))
                .forEach(param -> notes.problems()
                        .at(
                                draft.check(),
                                "check '%s' needs '%s'".formatted(check.word(), param.name()),
                                "add '%s': %s".formatted(param.name(), param.meaning())));
        if (check == Check.MAX_CHANGES && given.isEmpty()) {
            notes.problems().at(draft.check(), "check 'max_changes' needs 'files' or 'lines'", "add at least one");
        }
    }

    static Gate compiled(GateDraft gate, List<String> spawned) {
        return new Gate(
                gate.id().value(),
                gate.type(),
                gate.blockers().stream().map(check -> spec(check, spawned)).toList(),
                gate.timeoutSeconds(),
                Notes.values(gate.approvers()),
                gate.autoAdvance());
    }

    private static CheckSpec spec(CheckDraft check, List<String> spawned) {
        var params = new LinkedHashMap<String, Json>();
        check.params()
                .forEach(param -> params.put(param.name().value(), param.value().value()));
        if (check.check().value().equals(Check.ALL_REVIEWS_COMPLETED.word()) && !spawned.isEmpty()) {
            params.putIfAbsent("reviewers", Json.strings(spawned));
        }
        return new CheckSpec(check.check().value(), check.severity(), check.message(), new Json.Obj(params));
    }
}
