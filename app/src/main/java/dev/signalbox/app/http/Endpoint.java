package dev.signalbox.app.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A row of the one table: a route, who may call it, what it takes and what it answers.
///
/// @param path with parameters in braces
/// @param query parameters behind the question mark; others are refused
/// @param body what the content must look like; no content is taken where there is none
/// @param answers by status, the good one first
public record Endpoint(
        Method method,
        String path,
        String tag,
        String summary,
        Access access,
        List<Parameter> query,
        Optional<Content> body,
        List<Answer> answers,
        Handler handler) {
    public Endpoint {
        query = List.copyOf(query);
        answers = List.copyOf(answers);
    }

    /// The methods in use.
    public enum Method {
        GET,
        POST,
        DELETE
    }

    /// A parameter behind the question mark.
    ///
    /// @param shape of its text, read as JSON where it is a number or a flag
    public record Parameter(String name, Shape shape, String meaning) {}

    /// What content is taken.
    ///
    /// @param type the media type
    public record Content(String type, Shape.Members shape) {}

    /// One way to be answered.
    ///
    /// @param shape of a JSON document; nothing for other media types or none at all
    public record Answer(int status, String meaning, String type, Optional<Shape> shape) {}

    /// Answers a call.
    @FunctionalInterface
    public interface Handler {
        Reply handle(Call call) throws InterruptedException;
    }

    public static final String JSON = "application/json";
    public static final String FORM = "application/x-www-form-urlencoded";

    public static Endpoint get(String path, String tag, String summary, Access access, Handler handler) {
        return new Endpoint(Method.GET, path, tag, summary, access, List.of(), Optional.empty(), List.of(), handler);
    }

    public static Endpoint post(String path, String tag, String summary, Access access, Handler handler) {
        return new Endpoint(Method.POST, path, tag, summary, access, List.of(), Optional.empty(), List.of(), handler);
    }

    public static Endpoint delete(String path, String tag, String summary, Access access, Handler handler) {
        return new Endpoint(Method.DELETE, path, tag, summary, access, List.of(), Optional.empty(), List.of(), handler);
    }

    public Endpoint query(String name, Shape shape, String meaning) {
        var more = new ArrayList<>(query);
        more.add(new Parameter(name, shape, meaning));
        return new Endpoint(method, path, tag, summary, access, more, body, answers, handler);
    }

    public Endpoint takes(Shape.Members shape) {
        return takes(JSON, shape);
    }

    public Endpoint takes(String type, Shape.Members shape) {
        return new Endpoint(
                method, path, tag, summary, access, query, Optional.of(new Content(type, shape)), answers, handler);
    }

    public Endpoint answers(int status, String meaning, Shape shape) {
        return plus(new Answer(status, meaning, JSON, Optional.of(shape)));
    }

    public Endpoint answers(int status, String meaning, String type) {
        return plus(new Answer(status, meaning, type, Optional.empty()));
    }

    public Endpoint answers(int status, String meaning) {
        return plus(new Answer(status, meaning, "", Optional.empty()));
    }

    private Endpoint plus(Answer answer) {
        var more = new ArrayList<>(answers);
        more.add(answer);
        return new Endpoint(method, path, tag, summary, access, query, body, more, handler);
    }

    /// `POST /api/v1/tasks`.
    public String name() {
        return method + " " + path;
    }

    boolean writes() {
        return method != Method.GET;
    }
}
