package dev.signalbox.app.http.work;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Access.Tenancy;
import dev.signalbox.app.http.Basic;
import dev.signalbox.app.http.Call;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.Problem;
import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.app.http.Reply;
import dev.signalbox.app.http.Shape;
import dev.signalbox.app.work.Open;
import dev.signalbox.engine.workspace.Delivered;
import dev.signalbox.kernel.event.Role.Right;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What people say to runs: halt, go on, yes, no, answers.
public final class SteerEndpoints {
    private static final Shape.Members REASON = Shape.members().with("reason", Basic.LINE, "why, for the record");
    private static final Shape.Members WORD = Shape.members()
            .with("id", Basic.NAME, "which question; may be left out when only one is open")
            .with("comment", new Shape.Text(0, 10_000, ""), "what to tell the workers");
    private static final Shape.Members ANSWER = Shape.members()
            .with("id", Basic.NAME, "which question; may be left out when only one is open")
            .needs("text", new Shape.Text(1, 10_000, ""), "the answer");

    private final Desk desk;

    public SteerEndpoints(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> all() {
        return List.of(
                command("pause", "Halt a run until it is resumed", Right.OPERATE, this::pause)
                        .takes(REASON),
                command("resume", "Have a run go on", Right.OPERATE, this::resume),
                command("cancel", "End a run; what it recorded stays", Right.OPERATE, this::cancel)
                        .takes(REASON),
                command("approve", "Say yes to what a run waits for", Right.DECIDE, call -> say(call, Word.APPROVE))
                        .takes(WORD),
                command("reject", "Say no to what a run waits for", Right.DECIDE, call -> say(call, Word.REJECT))
                        .takes(WORD),
                command("answer", "Answer the question of a run", Right.DECIDE, call -> say(call, Word.ANSWER))
                        .takes(ANSWER),
                Endpoint.post(
                                RunEndpoints.PATH + "/{run}/merge",
                                RunEndpoints.TAG,
                                "Bring the commit of a completed run into the repository it began with",
                                Access.of(Right.OPERATE, Tenancy.OF_RUN),
                                this::merge)
                        .answers(
                                200,
                                "It is there",
                                Shape.members()
                                        .needs("branch", Basic.LINE, "the branch that is checked out")
                                        .needs("commit", Basic.LINE, "what it is at now")
                                        .needs(
                                                "how",
                                                Shape.words("fast_forward", "merge", "already"),
                                                "how it came there"))
                        .answers(409, "Something is in the way; no file was touched"));
    }

    private static Endpoint command(String word, String summary, Right right, Endpoint.Handler handler) {
        return Endpoint.post(
                        RunEndpoints.PATH + "/{run}/" + word,
                        RunEndpoints.TAG,
                        summary,
                        Access.of(right, Tenancy.OF_RUN),
                        handler)
                .answers(200, "Where it stands now", Shapes.RUN_STATE)
                .answers(409, "This cannot be done as things are");
    }

    private Reply pause(Call call) {
        desk.steer(call, new RunCommand.Pause(call.run(), reason(call)));
        return told(call);
    }

    private Reply cancel(Call call) {
        desk.steer(call, new RunCommand.Cancel(call.run(), reason(call)));
        return told(call);
    }

    private static String reason(Call call) {
        return call.body().text("reason").orElseGet(() -> "asked for by " + call.by());
    }

    /// A halted run goes on; one that nobody drives, as after a crash, is driven again.
    private Reply resume(Call call) {
        switch (state(call)) {
            case RunState.Paused _ -> desk.steer(call, new RunCommand.Resume(call.run()));
            case RunState.Terminal over ->
                throw Problem.of(Kind.CONFLICT, "run %s is over: it is %s".formatted(call.run(), over.word()));
            case RunState.Pending _, RunState.Running _, RunState.Waits _ -> {
                // it only has to be driven
            }
        }
        desk.wake().accept(call.run());
        return told(call);
    }

    /// What is said.
    private enum Word {
        APPROVE,
        REJECT,
        ANSWER
    }

    private Reply say(Call call, Word word) {
        var waiting = meant(call);
        if (waiting instanceof Waiting.ForAnswer && word == Word.APPROVE) {
            throw Problem.of(Kind.CONFLICT, "%s is a question, not a yes or no".formatted(waiting.id()));
        }
        var text = call.text(word == Word.ANSWER ? "text" : "comment");
        desk.steer(call, new RunCommand.Answer(call.run(), waiting.id(), word != Word.REJECT, text));
        desk.wake().accept(call.run());
        return told(call);
    }

    private Waiting meant(Call call) {
        var open = Open.of(state(call));
        var id = call.body().text("id");
        var meant = open.stream()
                .filter(waiting -> id.isEmpty() || waiting.id().value().equals(id.get()))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        var ids = String.join(
                ", ", open.stream().map(waiting -> waiting.id().value()).toList());
        throw Problem.of(
                Kind.CONFLICT,
                open.isEmpty()
                        ? "run %s waits for nobody".formatted(call.run())
                        : "say which is meant; run %s waits for: %s".formatted(call.run(), ids));
    }

    private RunState state(Call call) {
        return desk.room()
                .control()
                .look(call.run())
                .orElseThrow(() -> Problem.notFound("there is no run '%s'".formatted(call.run())));
    }

    private Reply told(Call call) {
        var state = state(call);
        return Reply.ok(Json.obj()
                .with("run_id", Json.of(call.run().value()))
                .with("status", Json.of(state.word()))
                .with("driven", Json.of(desk.room().isDriven(call.run())))
                .with("reason", Json.of(why(state)))
                .with(
                        "waits_for",
                        new Json.Arr(Open.of(state).stream().map(Open::json).toList())));
    }

    private static String why(RunState state) {
        return switch (state) {
            case RunState.Failed failed -> failed.reason();
            case RunState.TimedOut late -> late.reason();
            case RunState.Cancelled cancelled -> cancelled.reason();
            case RunState.Paused paused -> paused.reason();
            case RunState.Completed _, RunState.Pending _, RunState.Running _, RunState.Waits _ -> "";
        };
    }

    private Reply merge(Call call) {
        return switch (desk.room().deliver(call.by(), call.run(), Optional.empty())) {
            case Delivered.Merged merged ->
                Reply.ok(Json.obj()
                        .with("branch", Json.of(merged.branch()))
                        .with("commit", Json.of(merged.commit()))
                        .with("how", Json.of(merged.how().name().toLowerCase(Locale.ROOT))));
            case Delivered.Refused refused ->
                throw Problem.of(Kind.CONFLICT, "%s. %s".formatted(refused.message(), refused.advice()));
        };
    }
}
