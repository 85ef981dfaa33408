package dev.signalbox.app.http;

import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.app.work.Refusal;
import dev.signalbox.engine.store.StoreException;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which problem a failure is. What nobody expected says nothing of itself to the outside.
final class Failures {
    private Failures() {}

    static Problem problem(Exception failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case Refusal refusal -> refused(refusal);
            case StoreException store ->
                switch (store.kind()) {
                    case BUSY, FULL, UNREACHABLE, CLOSED ->
                        Problem.of(Kind.UNAVAILABLE, "the database cannot do this now")
                                .with("Retry-After", "2");
                    case DAMAGED, FOREIGN, FAILED -> internal();
                };
            case MethodNotAllowedResponse not -> {
                var allowed = not.getDetails().values().stream()
                        .flatMap(text -> Stream.of(text.split("[, ]+")))
                        .filter(word -> word.matches("[A-Z]+"))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
                yield Problem.of(Kind.METHOD_NOT_ALLOWED, "use " + allowed).with("Allow", allowed);
            }
            case HttpResponseException answer -> {
                var kind = Kind.of(answer.getStatus());
                yield Problem.of(
                        kind,
                        kind == Kind.NOT_FOUND ? "there is nothing at this path" : String.valueOf(answer.getMessage()));
            }
            default -> internal();
        };
    }

    private static Problem internal() {
        return Problem.of(Kind.INTERNAL, "something went wrong here; the trace id finds it in the server's log");
    }

    private static Problem refused(Refusal refusal) {
        var detail = refusal.fix().isEmpty() ? refusal.what() : refusal.what() + ": " + refusal.fix();
        return Problem.of(
                switch (refusal.kind()) {
                    case SENSELESS -> Kind.INVALID;
                    case UNKNOWN -> Kind.NOT_FOUND;
                    case IMPOSSIBLE -> Kind.CONFLICT;
                },
                detail);
    }
}
