package dev.signalbox.app.http.about;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Access.Credential;
import dev.signalbox.app.http.Basic;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.Endpoint.Answer;
import dev.signalbox.app.http.LiveRoute;
import dev.signalbox.app.http.Shape;
import dev.signalbox.kernel.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The table of endpoints as an OpenAPI 3.1 document.
public final class OpenApi {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private OpenApi() {}

    public static Json.Obj of(String version, List<Endpoint> endpoints, List<LiveRoute> live) {
        var paths = Json.obj();
        for (var endpoint : endpoints) {
            var path = endpoint.path();
            var known = (Json.Obj) paths.find(path).orElse(Json.obj());
            paths = paths.with(path, known.with(method(endpoint), operation(endpoint)));
        }
        var channels = Json.obj();
        for (var route : live) {
            channels = channels.with(route.path(), Json.of(route.summary()));
        }
        return Json.obj()
                .with("openapi", Json.of("3.1.0"))
                .with(
                        "info",
                        Json.obj()
                                .with("title", Json.of("Signalbox"))
                                .with("version", Json.of(version))
                                .with("summary", Json.of("A control plane for AI coding agents")))
                .with("servers", new Json.Arr(List.of(Json.obj().with("url", Json.of("/")))))
                .with("paths", paths)
                .with("components", components())
                .with("x-websockets", channels);
    }

    private static String method(Endpoint endpoint) {
        return endpoint.method().name().toLowerCase(Locale.ROOT);
    }

    private static Json.Obj operation(Endpoint endpoint) {
        var operation = Json.obj()
                .with("operationId", Json.of(id(endpoint)))
                .with("tags", Json.strings(List.of(endpoint.tag())))
                .with("summary", Json.of(endpoint.summary()))
                .with("parameters", new Json.Arr(parameters(endpoint)))
                .with("responses", responses(endpoint))
                .with("security", security(endpoint.access()));
        if (endpoint.access().right().isPresent()) {
            operation = operation.with("x-roles", Json.strings(endpoint.access().roles()));
        }
        if (endpoint.body().isPresent()) {
            operation = operation.with("requestBody", body(endpoint.body().get()));
        }
        return operation;
    }

    private static Json body(Endpoint.Content content) {
        var schema = Json.obj().with("schema", content.shape().schema());
        return Json.obj()
                .with("required", Json.of(true))
                .with("content", Json.obj().with(content.type(), schema));
    }

    private static String id(Endpoint endpoint) {
        return method(endpoint)
                + endpoint.path()
                        .replaceFirst("^/api/v1", "")
                        .replaceAll("[{}]", "")
                        .replaceAll("[^A-Za-z0-9]+", "_");
    }

    private static List<Json> parameters(Endpoint endpoint) {
        var found = new ArrayList<Json>();
        var names = PARAMETER.matcher(endpoint.path());
        while (names.find()) {
            found.add(parameter(names.group(1), "path", "", Basic.NAME.schema()).with("required", Json.of(true)));
        }
        endpoint.query()
                .forEach(each -> found.add(parameter(
                        each.name(), "query", each.meaning(), each.shape().schema())));
        if (endpoint.method() != Endpoint.Method.GET) {
            found.add(parameter(
                    "Idempotency-Key",
                    "header",
                    "the same key again is answered as before, and nothing is done twice",
                    new Shape.Text(1, 255, "[\\x21-\\x7e]+").schema()));
        }
        return found;
    }

    private static Json.Obj parameter(String name, String in, String meaning, Json schema) {
        var json =
                Json.obj().with("name", Json.of(name)).with("in", Json.of(in)).with("schema", schema);
        return meaning.isEmpty() ? json : json.with("description", Json.of(meaning));
    }

    private static Json responses(Endpoint endpoint) {
        var json = Json.obj();
        for (var answer : endpoint.answers()) {
            json = json.with(Integer.toString(answer.status()), response(answer));
        }
        return json.with("default", Json.obj().with("$ref", Json.of("#/components/responses/Problem")));
    }

    private static Json response(Answer answer) {
        var json = Json.obj().with("description", Json.of(answer.meaning()));
        if (answer.type().isEmpty()) {
            return json;
        }
        var media = answer.shape()
                .map(shape -> Json.obj().with("schema", shape.schema()))
                .orElse(Json.obj());
        return json.with("content", Json.obj().with(answer.type(), media));
    }

    private static Json security(Access access) {
        return new Json.Arr(access.credentials().stream()
                .sorted()
                .map(OpenApi::scheme)
                .<Json>map(name -> Json.obj().with(name, new Json.Arr(List.of())))
                .toList());
    }

    private static String scheme(Credential credential) {
        return switch (credential) {
            case SESSION -> "session";
            case KEY -> "key";
            case PHASE -> "phase";
        };
    }

    private static Json components() {
        var problem = Shape.members()
                .needs("type", Basic.LINE, "a URN that names the kind")
                .needs("title", Basic.LINE, "the kind in words")
                .needs("status", new Shape.Whole(400, 599), "the status")
                .needs("detail", Basic.TEXT, "what is wrong this time")
                .needs("instance", Basic.TEXT, "the path that was called")
                .needs("trace_id", new Shape.Text(32, 32, "[0-9a-f]{32}"), "finds the request in the server's log")
                .with(
                        "errors",
                        Shape.items(Shape.members()
                                .needs("pointer", Basic.TEXT, "where (RFC 6901)")
                                .needs("message", Basic.TEXT, "what")),
                        "every fault of the content");
        var bearer = Json.obj().with("type", Json.of("http")).with("scheme", Json.of("bearer"));
        return Json.obj()
                .with(
                        "responses",
                        Json.obj()
                                .with(
                                        "Problem",
                                        Json.obj()
                                                .with("description", Json.of("A problem (RFC 9457)"))
                                                .with(
                                                        "content",
                                                        Json.obj()
                                                                .with(
                                                                        "application/problem+json",
                                                                        Json.obj()
                                                                                .with("schema", problem.schema())))))
                .with(
                        "securitySchemes",
                        Json.obj()
                                .with("session", bearer.with("description", Json.of("a token of POST /token")))
                                .with("key", bearer.with("description", Json.of("an API key, sbx_…")))
                                .with("phase", bearer.with("description", Json.of("a phase token of tasks/claim"))));
    }
}
