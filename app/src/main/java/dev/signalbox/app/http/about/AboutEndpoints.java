package dev.signalbox.app.http.about;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.LiveRoute;
import dev.signalbox.app.http.Reply;
import dev.signalbox.app.http.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Documentation of the API, made from the table that routes are made from, and the page for signing in.
public final class AboutEndpoints {
    private static final String TAG = "about";
    private static final String HTML = "text/html; charset=utf-8";

    private AboutEndpoints() {}

    /// The endpoints given, and those of this package, which are documented with them.
    public static List<Endpoint> with(List<Endpoint> others, List<LiveRoute> live, Health health, String version) {
        var all = new ArrayList<>(others);
        all.add(health.endpoint());
        all.add(asset("/sign-in", "Sign in", "sign-in.html", HTML));
        all.add(asset("/assets/sign-in.js", "Script of the page for signing in", "sign-in.js", "text/javascript"));
        all.add(asset("/assets/plain.css", "Style of the plain pages", "plain.css", "text/css"));
        all.add(Endpoint.get(
                        "/openapi.json",
                        TAG,
                        "This API as OpenAPI 3.1",
                        Access.open(),
                        _ -> Reply.ok(OpenApi.of(version, all, live)))
                .answers(200, "The document", new Shape.Any("an OpenAPI document")));
        all.add(Endpoint.get(
                        "/docs",
                        TAG,
                        "This API as a page",
                        Access.open(),
                        _ -> new Reply.Page(200, HTML, ReferencePage.of(all, live), Map.of()))
                .answers(200, "The page", "text/html"));
        return List.copyOf(all);
    }

    private static Endpoint asset(String path, String summary, String name, String type) {
        return Endpoint.get(path, TAG, summary, Access.open(), _ -> new Reply.Page(200, type, text(name), Map.of()))
                .answers(200, "The file", type.replaceFirst(";.*", ""));
    }

    private static String text(String name) {
        try (var in = AboutEndpoints.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar is incomplete: %s is missing".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
