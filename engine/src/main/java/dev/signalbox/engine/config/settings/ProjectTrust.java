package dev.signalbox.engine.config.settings;

import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds what a project's file says against what holds without it: it may tighten, never loosen.
final class ProjectTrust {
    private ProjectTrust() {}

    /// Notes everything that a project says and may not.
    ///
    /// @param below what holds without the project's file
    static void check(Map<String, Given> project, Map<String, Given> below, List<Problem> problems) {
        project.forEach((path, given) ->
                objection(path, given, Optional.ofNullable(below.get(path))).ifPresent(problems::add));
    }

    private static Optional<Problem> objection(String path, Given given, Optional<Given> below) {
        return switch (given.key().trust()) {
            case FREE -> Optional.empty();
            case REFUSED -> Optional.of(problem(path, given, "a project cannot set '%s'".formatted(path)));
            case TIGHTEN ->
                below.filter(before -> loosens(given, before.value()))
                        .map(before -> problem(
                                path,
                                given,
                                "a project cannot loosen '%s' from %s to %s"
                                        .formatted(
                                                path, Settings.shown(before.value()), Settings.shown(given.value()))));
        };
    }

    private static boolean loosens(Given given, Json before) {
        return switch (given.key().kind()) {
            case Kind.Word(var words) -> place(words, given.value()) < place(words, before);
            case Kind.Count _, Kind.Amount _ -> bound(given).compareTo(bound(given, before)) > 0;
            case Kind.Text _, Kind.Texts _, Kind.Globs _, Kind.Address _, Kind.Variable _ -> true;
        };
    }

    private static int place(List<String> words, Json value) {
        return value.asText().map(words::indexOf).orElse(-1);
    }

    private static BigDecimal bound(Given given) {
        return bound(given, given.value());
    }

    /// Nought means no bound where a setting allows it.
    private static BigDecimal bound(Given given, Json value) {
        var number = value instanceof Json.Num(var digits) ? digits : BigDecimal.ZERO;
        return number.signum() == 0 && given.key().kind().fault(Json.of(0)).isEmpty()
                ? BigDecimal.valueOf(Long.MAX_VALUE)
                : number;
    }

    private static Problem problem(String path, Given given, String message) {
        var place = given.origin() instanceof Origin.ProjectFile file ? file : new Origin.ProjectFile("", 0);
        return new Problem(
                place.file(),
                place.line(),
                given.column(),
                message + ", since it comes with the repository",
                "set it in your own settings, with --set %s=…, or in the environment".formatted(path));
    }
}
