package dev.signalbox.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// A library and the only rooms that may use it, so that a change of library touches one package.
///
/// @param library what it is, in a word
/// @param rooms the rooms that may use it, below `dev.signalbox`
/// @param prefixes how the full names of its classes begin
record Home(String library, List<String> rooms, List<String> prefixes) {
    static final List<Home> ALL = List.of(
            home("YAML", "engine.config", "org.yaml.", "org.snakeyaml.", "tools.jackson.dataformat."),
            // The YAML reader reports line and column in Jackson's own types.
            new Home("JSON", List.of("sdk.wire", "engine.config"), List.of("tools.jackson.", "com.fasterxml.")),
            home("SQL", "engine.store", "java.sql.", "javax.sql.", "org.sqlite.", "org.jdbi.", "org.flywaydb."),
            home("the connection pool", "engine.store", "com.zaxxer.", "org.postgresql."),
            home("JOSE", "engine.token", "com.nimbusds."),
            home("processes", "engine.sandbox", "java.lang.ProcessBuilder", "java.lang.Process", "java.lang.foreign."),
            home("git", "engine.workspace", "org.eclipse.jgit."),
            home("the shell grammar", "engine.tool", "org.treesitter."),
            home("JSON Schema", "engine.evidence", "com.networknt."),
            home("CEL", "engine.evidence", "dev.cel."),
            home("model providers", "engine.model", "dev.langchain4j.", "com.google.genai.", "com.anthropic."),
            home("meters and spans", "engine.telemetry", "io.micrometer.", "io.opentelemetry."),
            home("the HTTP server", "app.http", "io.javalin.", "org.eclipse.jetty.", "com.sun.net.httpserver."),
            home("password hashes", "app.security", "com.password4j."),
            home("the command line", "app.cli", "picocli.", "org.jline."));

    private static Home home(String library, String room, String... prefixes) {
        return new Home(library, List.of(room), List.of(prefixes));
    }

    ArchRule rule() {
        return noClasses()
                .that(describe("lie outside " + rooms, this::liesOutside))
                .should()
                .dependOnClassesThat(describe("belong to " + library, this::belongs))
                .as("%s is used in %s only".formatted(library, String.join(", ", rooms)))
                .because("one home per library lets a library be changed in one place");
    }

    private boolean liesOutside(JavaClass type) {
        return Room.of(type.getPackageName())
                .filter(room -> rooms.contains(room.name()))
                .isEmpty();
    }

    private boolean belongs(JavaClass type) {
        var name = type.getBaseComponentType().getName();
        return prefixes.stream()
                .anyMatch(prefix -> prefix.endsWith(".")
                        ? name.startsWith(prefix)
                        : outermost(name).equals(prefix));
    }

    private static String outermost(String name) {
        return name.replaceFirst("\\$.*", "");
    }
}
