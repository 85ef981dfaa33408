package dev.signalbox.engine.ledger.audit;

import dev.signalbox.engine.store.CallRow;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.ToolEvent.CallAnswered;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// One tool call of the audit.
///
/// @param row what is recorded of it
/// @param decided the intent, and what policy said
/// @param reasons why it was denied or asked, and what a person answered
/// @param finished the effect, once there is one
public record AuditEntry(CallRow row, CallDecided decided, List<String> reasons, Optional<CallFinished> finished) {
    public AuditEntry {
        reasons = List.copyOf(reasons);
    }

    /// The call of a row.
    ///
    /// @throws IllegalArgumentException if the row does not begin with a decision
    public static AuditEntry of(CallRow row) {
        if (!(row.decided().event() instanceof CallDecided decided)) {
            throw new IllegalArgumentException(
                    "record %d decides no call".formatted(row.decided().seq()));
        }
        var reasons = new ArrayList<>(decided.reasons());
        row.answered().flatMap(AuditEntry::answer).ifPresent(reasons::add);
        return new AuditEntry(
                row,
                decided,
                reasons,
                row.finished()
                        .map(Recorded::event)
                        .filter(CallFinished.class::isInstance)
                        .map(CallFinished.class::cast));
    }

    private static Optional<String> answer(Recorded record) {
        return record.event() instanceof CallAnswered answered
                ? Optional.of("%s by %s%s"
                        .formatted(
                                answered.allowed() ? "allowed" : "denied",
                                record.by(),
                                answered.comment().isBlank() ? "" : ": " + answered.comment()))
                : Optional.empty();
    }

    /// The position at which it was decided.
    public long seq() {
        return row.decided().seq();
    }

    /// Whether a text occurs in its tool, arguments, reasons or error, whatever the case.
    public boolean mentions(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return Stream.of(
                        Stream.of(decided.tool(), decided.args()),
                        reasons.stream(),
                        finished.stream().flatMap(end -> Stream.of(end.error(), end.output())))
                .flatMap(texts -> texts)
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /// As a line of `tool_audit.jsonl`: every member is always there, `null` as long as the call has not ended.
    public Json.Obj json() {
        return Json.obj()
                .with("seq", Json.of(seq()))
                .with("timestamp", Json.of(row.decided().at().toString()))
                .with("task", Json.of(row.task()))
                .with("run", Json.of(decided.run().value()))
                .with("phase", Json.of(decided.phase()))
                .with("agent", Json.of(decided.agent().value()))
                .with("tool", Json.of(decided.tool()))
                .with("args", Json.of(decided.args()))
                .with("decision", Json.of(decided.decision().name().toLowerCase(Locale.ROOT)))
                .with("reasons", Json.strings(reasons))
                .with("result_digest", orNull(finished.map(end -> Json.of(end.digest()))))
                .with("duration_ms", orNull(finished.map(end -> Json.of(end.millis()))))
                .with("success", orNull(finished.map(end -> Json.of(end.success()))))
                .with("error", orNull(finished.map(end -> Json.of(end.error()))));
    }

    private static Json orNull(Optional<Json> value) {
        return value.orElse(Json.Null.NULL);
    }
}
