package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.Message;
import dev.signalbox.engine.model.Model;
import dev.signalbox.engine.model.ModelRefused;
import dev.signalbox.engine.model.Reply;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.engine.model.Script.Step;
import dev.signalbox.engine.model.Speaker;
import dev.signalbox.engine.model.StopReason;
import dev.signalbox.engine.model.ToolUse;
import dev.signalbox.engine.model.TurnListener;
import java.util.List;
import java.util.stream.IntStream;

/// A model that plays a [Script]: deterministic, offline, free.
///
/// The step is the number of turns that the conversation already has. A fault plays as a real provider would report
/// it, retries included.
public final class ScriptedModel implements Model {
    private static final int CHUNK = 24;

    private final String name;
    private final Script script;
    private final Retrying retrying;
    private final Pace pace;

    public ScriptedModel(Script script) {
        this(script, RetryPolicy.DEFAULT, Pace.REAL);
    }

    ScriptedModel(Script script, RetryPolicy retries, Pace pace) {
        this.name = "scripted:" + script.source();
        this.script = script;
        this.retrying = new Retrying(new Failures(name, "the script"), retries, pace);
        this.pace = pace;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply chat(Request request, TurnListener listener) throws InterruptedException {
        var step = step(request);
        return retrying.run(request.timeout(), listener, (attempt, heard) -> play(request, step, attempt, heard));
    }

    private Step step(Request request) {
        var speaker = request.speaker();
        var section = script.section(speaker)
                .orElseThrow(() -> new ModelRefused(name, ModelRefused.Reason.REQUEST, 0, noSection(speaker)));
        var turn = request.conversation().turns();
        return turn < section.steps().size() ? section.steps().get(turn) : Step.of(script.fallback());
    }

    private String noSection(Speaker speaker) {
        return "%s has no section for role '%s' (phase '%s', session %d); it has %s"
                .formatted(
                        name,
                        speaker.role(),
                        speaker.phase(),
                        speaker.attempt(),
                        script.sections().stream().map(Script.Section::key).toList());
    }

    private Reply play(Request request, Step step, Attempt attempt, TurnListener listener)
            throws AttemptFailed, InterruptedException {
        attempt.pause(step.delay(), pace);
        var fault = step.fault();
        if (fault != null && fault.hits(attempt.number())) {
            throw fail(fault, step.text(), listener);
        }
        if (!step.think().isEmpty()) {
            listener.thinking(step.think());
        }
        say(step, attempt, listener);
        var uses = uses(request, step);
        var usage = step.usage();
        return new Reply(
                new Message.Assistant(step.text(), uses),
                uses.isEmpty() ? StopReason.END_TURN : StopReason.TOOL_USE,
                usage == null ? Estimate.usage(request, step) : usage);
    }

    private void say(Step step, Attempt attempt, TurnListener listener) throws AttemptFailed, InterruptedException {
        var text = step.text();
        for (int from = 0; from < text.length(); from += CHUNK) {
            if (from > 0) {
                attempt.pause(step.chunkDelay(), pace);
            }
            listener.text(text.substring(from, Math.min(text.length(), from + CHUNK)));
        }
    }

    private static AttemptFailed fail(Fault fault, String text, TurnListener listener) {
        return switch (fault) {
            case Fault.Status status -> new AttemptFailed(status.status(), status.message(), status.retryAfter());
            case Fault.Cut cut -> {
                var heard = text.substring(0, Math.min(text.length(), cut.afterChars()));
                if (!heard.isEmpty()) {
                    listener.text(heard);
                }
                yield new AttemptFailed(0, "the connection closed in the middle of the reply");
            }
            case Fault.Garbage _ -> new AttemptFailed(0, "the answer was not JSON");
            case Fault.HugeLine _ -> new AttemptFailed(0, "the answer held a line longer than the limit");
        };
    }

    private static List<ToolUse> uses(Request request, Step step) {
        var speaker = request.speaker();
        var prefix = "call_%s_%d_%d_"
                .formatted(
                        (speaker.role() + "_" + speaker.phase()).replaceAll("[^A-Za-z0-9]+", "_"),
                        speaker.attempt(),
                        request.conversation().turns() + 1);
        return IntStream.range(0, step.calls().size())
                .mapToObj(index -> {
                    var call = step.calls().get(index);
                    return new ToolUse(prefix + (index + 1), call.name(), call.argsJson());
                })
                .toList();
    }
}
