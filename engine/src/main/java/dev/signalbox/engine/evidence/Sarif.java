package dev.signalbox.engine.evidence;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Findings of reviews as SARIF 2.1.0 (OASIS), which code hosts and editors show at their lines: a run for each
/// reviewer, a result for each issue.
public final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String ROOT = "SRCROOT";

    private Sarif() {}

    /// The log of the reviews among some artifacts.
    ///
    /// @param commit what was reviewed
    public static String of(List<Artifact> artifacts, String commit) {
        var runs = artifacts.stream()
                .filter(artifact -> artifact.type().equals("review"))
                .map(review -> run(review, commit))
                .toList();
        return JsonText.pretty(object("$schema", Json.of(SCHEMA))
                        .with("version", Json.of("2.1.0"))
                        .with("runs", new Json.Arr(runs)))
                + "\n";
    }

    private static Json run(Artifact review, String commit) {
        var driver = object("name", Json.of("Signalbox " + review.by()))
                .with("informationUri", Json.of("https://signalbox.dev"))
                .with("rules", new Json.Arr(List.of(rule("blocking"), rule("major"), rule("minor"), rule("note"))));
        var results =
                review.content().list("issues").stream().map(Sarif::result).toList();
        return object("tool", object("driver", driver))
                .with("automationDetails", object("id", Json.of("signalbox/%s/".formatted(review.by()))))
                .with("originalUriBaseIds", object(ROOT, object("description", text("The top of the repository"))))
                .with("columnKind", Json.of("utf16CodeUnits"))
                .with("results", new Json.Arr(results))
                .with(
                        "properties",
                        object("commit", Json.of(commit))
                                .with(
                                        "approved",
                                        Json.of(review.content()
                                                .flag("approved")
                                                .orElse(false))));
    }

    private static Json rule(String severity) {
        return object("id", Json.of(severity))
                .with("shortDescription", text("An issue of severity '%s'".formatted(severity)))
                .with("defaultConfiguration", object("level", Json.of(level(severity))));
    }

    private static Json result(Json issue) {
        var severity = issue.text("severity").orElse("note");
        var result = object("ruleId", Json.of(severity))
                .with("level", Json.of(level(severity)))
                .with(
                        "message",
                        text(issue.text("message")
                                .filter(said -> !said.isBlank())
                                .orElse("(no message)")));
        return location(issue)
                .map(place -> result.with("locations", new Json.Arr(List.of(place))))
                .orElse(result);
    }

    private static String level(String severity) {
        return switch (severity) {
            case "blocking" -> "error";
            case "major", "minor" -> "warning";
            default -> "note";
        };
    }

    /// A path that is not relative to the repository is no place in it.
    private static Optional<Json> location(Json issue) {
        return issue.text("file").flatMap(Sarif::uri).map(uri -> {
            var place = object("artifactLocation", object("uri", Json.of(uri)).with("uriBaseId", Json.of(ROOT)));
            return object(
                    "physicalLocation",
                    issue.number("line")
                            .filter(line -> line > 0)
                            .map(line -> place.with("region", object("startLine", Json.of(line))))
                            .orElse(place));
        });
    }

    private static Optional<String> uri(String path) {
        var plain = path.startsWith("./") ? path.substring(2) : path;
        if (plain.isBlank()
                || plain.startsWith("/")
                || List.of(plain.split("/", -1)).contains("..")) {
            return Optional.empty();
        }
        try {
            // A first segment with a colon would be read as a scheme; the leading slash is taken off again.
            return Optional.of(
                    new URI(null, null, "/" + plain, null).toASCIIString().substring(1));
        } catch (URISyntaxException impossible) {
            return Optional.empty();
        }
    }

    private static Json.Obj text(String text) {
        return object("text", Json.of(text));
    }

    private static Json.Obj object(String name, Json value) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(name, value);
        return new Json.Obj(members);
    }
}
