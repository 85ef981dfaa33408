package dev.signalbox.app.http.about;

import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.LiveRoute;
import dev.signalbox.app.http.Shape;
import java.util.List;
import java.util.TreeMap;

/// The table of endpoints as a page to read. It loads nothing from anywhere but its own style sheet.
final class ReferencePage {
    private ReferencePage() {}

    static String of(List<Endpoint> endpoints, List<LiveRoute> live) {
        var html = new StringBuilder("""
                <!doctype html><html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>Signalbox API</title>
                <link rel="stylesheet" href="/assets/plain.css"></head><body><main><h1>Signalbox API</h1>
                <p>For programs: <a href="/openapi.json">openapi.json</a>. Problems are RFC 9457 documents with a
                trace id. Credentials are sent as <code>Authorization: Bearer</code>.</p>
                """);
        var byTag = new TreeMap<String, StringBuilder>();
        endpoints.forEach(each ->
                byTag.computeIfAbsent(each.tag(), _ -> new StringBuilder()).append(section(each)));
        byTag.forEach((tag, sections) ->
                html.append("<h2>").append(safe(tag)).append("</h2>\n").append(sections));
        html.append("<h2>WebSocket</h2>\n<dl>");
        live.forEach(route -> html.append("<dt><code>")
                .append(safe(route.path()))
                .append("</code></dt><dd>")
                .append(safe(route.summary()))
                .append("</dd>"));
        return html.append("</dl></main></body></html>\n").toString();
    }

    private static String section(Endpoint endpoint) {
        var html = new StringBuilder("<section><h3><code>%s</code></h3><p>%s</p>"
                .formatted(safe(endpoint.name()), safe(endpoint.summary())));
        html.append("<p class=\"who\">For %s</p>".formatted(safe(who(endpoint))));
        endpoint.query().forEach(each -> html.append(row("?" + each.name(), each.meaning())));
        endpoint.body().ifPresent(content -> members(content.shape(), html));
        endpoint.answers().forEach(each -> html.append(row(Integer.toString(each.status()), each.meaning())));
        return html.append("</section>\n").toString();
    }

    private static void members(Shape.Members shape, StringBuilder html) {
        shape.members()
                .forEach((name, member) -> html.append(
                        row(name + (member.need() == Shape.Need.REQUIRED ? " (needed)" : ""), member.meaning())));
    }

    private static String row(String name, String meaning) {
        return "<p class=\"row\"><code>%s</code> %s</p>".formatted(safe(name), safe(meaning));
    }

    private static String who(Endpoint endpoint) {
        var access = endpoint.access();
        if (access.credentials().isEmpty()) {
            return "everybody";
        }
        if (access.credentials().contains(dev.signalbox.app.http.Access.Credential.PHASE)) {
            return "whoever holds the token of a phase";
        }
        return access.right().isEmpty() ? "everybody who is signed in" : String.join(", ", access.roles());
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
