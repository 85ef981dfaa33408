package dev.signalbox.app.http;

import dev.signalbox.app.security.Caller;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A call as a handler sees it: everything about it was checked against its row of the table.
///
/// @param caller nobody on open endpoints and on those that take a phase token
/// @param bearer the text behind `Authorization: Bearer`; empty for none
/// @param body an empty object where no content is taken
/// @param address where it comes from
/// @param trace id by which the call is found again
public record Call(
        Optional<Caller> caller,
        String bearer,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        Json body,
        String address,
        String trace) {
    private static final int PAGE = 50;

    public Call {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /// Under which name the log knows the caller.
    public String by() {
        return caller.map(Caller::name).orElse("nobody");
    }

    public Reach reach() {
        return caller.map(Caller::reach).orElse(Reach.of(List.of()));
    }

    public boolean may(Role.Right right) {
        return caller.filter(who -> who.may(right)).isPresent();
    }

    public RunId run() {
        return id("run", RunId::new);
    }

    public TaskId task() {
        return id("task", TaskId::new);
    }

    /// An id in the path.
    ///
    /// @throws Problem that it is not there, if it can be none
    public <T> T id(String name, Function<String, T> make) {
        var text = path.getOrDefault(name, "");
        try {
            return make.apply(text);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound("there is no %s '%s'".formatted(name, shown(text)));
        }
    }

    static String shown(String text) {
        return text.length() > 64 ? text.substring(0, 64) + "…" : text;
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /// A header, by its name in lower case.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// How many rows are asked for.
    public int limit() {
        return query("limit").map(Integer::parseInt).orElse(PAGE);
    }

    /// A text of the content; empty if it is not there.
    public String text(String name) {
        return body.text(name).orElse("");
    }
}
