package dev.signalbox.app.http.live;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Access.Tenancy;
import dev.signalbox.app.http.Call;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.LiveRoute;
import dev.signalbox.app.http.Problem;
import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.app.http.Reply;
import dev.signalbox.app.http.Shape;
import dev.signalbox.kernel.event.Role.Right;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The live channels: WebSocket, server-sent events, and long-poll.
public final class LiveRoutes {
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final int MOST_SECONDS = 60;
    /// A call that finds nothing in so many pages says from where to go on.
    private static final int MOST_PAGES = 50;
    private static final Shape SEQ = new Shape.Whole(0, Long.MAX_VALUE / 2);
    private static final String EVENT_STREAM = "text/event-stream";

    private final Fanout fanout;

    public LiveRoutes(Fanout fanout) {
        this.fanout = fanout;
    }

    public List<LiveRoute> sockets() {
        return List.of(
                new LiveRoute(
                        "/ws/runs/{run}",
                        "What happens in one run, from its beginning or from a position",
                        Access.of(Right.LOOK, Tenancy.OF_RUN),
                        (call, peer) -> open(call, peer, Optional.of(call.run()), 0)),
                new LiveRoute(
                        "/ws/{client_id}",
                        "What happens in all projects within reach, from now on or from a position",
                        Access.of(Right.LOOK, Tenancy.WITHIN),
                        (call, peer) -> open(call, peer, Optional.empty(), fanout.head())));
    }

    private LiveRoute.Connection open(Call call, LiveRoute.Peer peer, Optional<RunId> run, long otherwise) {
        var after = call.query("after").map(Long::parseLong).orElse(otherwise);
        var listener = new SocketListener(fanout, peer, new Interest(run, call.reach()), after);
        listener.begin();
        return listener;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                events(
                        "/api/v1/events",
                        "Events of all projects within reach: as they come, or what came",
                        Access.of(Right.LOOK, Tenancy.WITHIN),
                        call -> events(call, Optional.empty())),
                events(
                        "/api/v1/runs/{run}/events",
                        "Events of a run: as they come, or what came",
                        Access.of(Right.LOOK, Tenancy.OF_RUN),
                        call -> events(call, Optional.of(call.run()))));
    }

    private static Endpoint events(String path, String summary, Access access, Endpoint.Handler handler) {
        return Endpoint.get(path, "live", summary, access, handler)
                .query("after", SEQ, "position in the log to go on behind; 0 for the beginning")
                .query("limit", new Shape.Whole(1, 1000), "at most so many events")
                .query("wait", new Shape.Whole(0, MOST_SECONDS), "wait so many seconds for the first one")
                .answers(
                        200,
                        "Events with 'Accept: application/json'; a stream with 'Accept: text/event-stream', which"
                                + " goes on behind Last-Event-ID",
                        Shape.members()
                                .needs("events", Shape.items(new Shape.Any("an event with its place")), "in order")
                                .needs("next", SEQ, "what to give as 'after' next time"));
    }

    private Reply events(Call call, Optional<RunId> run) throws InterruptedException {
        var interest = new Interest(run, call.reach());
        var after = call.query("after").map(Long::parseLong);
        if (call.header("accept")
                .filter(accept -> accept.contains(EVENT_STREAM))
                .isPresent()) {
            var from = lastEventId(call).or(() -> after).orElseGet(() -> run.isPresent() ? 0L : fanout.head());
            return new Reply.Stream(EVENT_STREAM, out -> stream(out, interest, from));
        }
        return poll(call, interest, after.orElse(0L));
    }

    private static Optional<Long> lastEventId(Call call) {
        return call.header("last-event-id").map(text -> {
            if (!text.matches("\\d{1,18}")) {
                throw Problem.of(Kind.MALFORMED, "Last-Event-ID is a position in the log");
            }
            return Long.parseLong(text);
        });
    }

    private void stream(OutputStream out, Interest interest, long after) throws IOException, InterruptedException {
        var mailbox = new Mailbox(interest);
        try {
            write(out, "retry: 2000\n\n");
            caughtUp(out, mailbox, after);
            while (mailbox.over().isEmpty()) {
                var frames = mailbox.take(SILENCE);
                write(out, frames.isEmpty() ? ": still here\n\n" : text(frames));
            }
            // whoever is dropped connects again and goes on behind the last id
        } finally {
            fanout.leave(mailbox);
        }
    }

    private void caughtUp(OutputStream out, Mailbox mailbox, long after) throws IOException {
        var missed = fanout.missed(mailbox.interest(), after);
        var page = new ArrayList<Frame>();
        while (missed.next(page) || !fanout.join(mailbox, missed.heard())) {
            write(out, text(page));
            page.clear();
        }
    }

    private static String text(List<Frame> frames) {
        var text = new StringBuilder();
        for (var frame : frames) {
            text.append("id: ")
                    .append(frame.seq())
                    .append("\ndata: ")
                    .append(frame.text())
                    .append("\n\n");
        }
        return text.toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private Reply poll(Call call, Interest interest, long after) throws InterruptedException {
        var limit = call.limit();
        var missed = fanout.missed(interest, after);
        var found = new ArrayList<Frame>();
        var atEnd = false;
        for (var pages = 0; pages < MOST_PAGES && found.size() < limit && !atEnd; pages++) {
            atEnd = !missed.next(found);
        }
        var next = missed.heard();
        if (found.isEmpty() && atEnd) {
            var seconds = call.query("wait").map(Long::parseLong).orElse(0L);
            found.addAll(awaited(interest, missed, Duration.ofSeconds(seconds)));
            next = found.isEmpty() ? next : found.getLast().seq();
        }
        if (found.size() > limit) {
            next = found.get(limit - 1).seq();
            found.subList(limit, found.size()).clear();
        }
        return Reply.ok(Json.obj()
                .with(
                        "events",
                        new Json.Arr(found.stream()
                                .map(frame -> JsonText.parse(frame.text()))
                                .toList()))
                .with("next", Json.of(next)));
    }

    private List<Frame> awaited(Interest interest, Missed missed, Duration atMost) throws InterruptedException {
        if (atMost.isZero()) {
            return List.of();
        }
        var mailbox = new Mailbox(interest);
        var found = new ArrayList<Frame>();
        try {
            while (found.isEmpty() && !fanout.join(mailbox, missed.heard())) {
                missed.next(found);
            }
            return found.isEmpty() ? mailbox.take(atMost) : found;
        } finally {
            fanout.leave(mailbox);
        }
    }
}
