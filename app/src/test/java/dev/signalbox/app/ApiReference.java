package dev.signalbox.app;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Access.Credential;
import dev.signalbox.app.http.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The table of endpoints as a page of the documentation.
final class ApiReference {
    private static final String OPENING = """
            # API

            Every endpoint, who may call it, and what keeps tenants apart. Made from the table that the server makes its
            routes from. A running server serves the same with all shapes at `/docs` and, as OpenAPI 3.1, at
            `/openapi.json`; [server.md](server.md) says how to sign in, what errors look like, and how to follow along.

            | reach | means |
            |---|---|
            | run, task | what is not in a project within reach is answered as if it were not there (404) |
            | within | lists hold only what is within reach; what is made must be |
            | everywhere | only for who reaches every project |
            """;

    private ApiReference() {}

    static String of(List<Endpoint> endpoints) {
        var byTag = new TreeMap<String, StringBuilder>();
        for (var endpoint : endpoints) {
            byTag.computeIfAbsent(endpoint.tag(), _ -> new StringBuilder())
                    .append("| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    endpoint.name(),
                                    endpoint.summary(),
                                    who(endpoint.access()),
                                    reach(endpoint.access())));
        }
        return OPENING
                + byTag.entrySet().stream()
                        .map(tag -> "%n## %s%n%n| endpoint | what it does | for | reach |%n|---|---|---|---|%n%s"
                                .formatted(tag.getKey(), tag.getValue()))
                        .collect(Collectors.joining());
    }

    private static String who(Access access) {
        if (access.credentials().isEmpty()) {
            return "everybody";
        }
        if (access.credentials().contains(Credential.PHASE)) {
            return "phase token";
        }
        return access.right().isEmpty() ? "everybody signed in" : String.join(", ", access.roles());
    }

    private static String reach(Access access) {
        return switch (access.tenancy()) {
            case NONE -> "";
            case OF_RUN -> "run";
            case OF_TASK -> "task";
            case WITHIN, EVERYWHERE -> access.tenancy().name().toLowerCase(Locale.ROOT);
        };
    }
}
