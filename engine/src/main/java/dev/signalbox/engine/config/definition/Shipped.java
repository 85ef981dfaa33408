package dev.signalbox.engine.config.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The definitions that the product brings along, as resources. A jar cannot be listed, so that their names stand here.
final class Shipped {
    static final List<String> WORKFLOWS = List.of("quick", "tdd");

    static final List<String> SCHEMAS =
            List.of("completion", "implementation", "plan", "review", "scope", "test_result", "tests");

    /// In the order of detection: what a build file says weighs more than what many projects have beside it.
    static final List<String> PROFILES = List.of("maven", "gradle", "go", "rust", "python", "node");

    static final List<String> ROLES = List.of(
            "planner",
            "tester",
            "implementer",
            "reviewer-security",
            "reviewer-quality",
            "reviewer-consistency",
            "reviewer-holistic",
            "reviewer-vibe_coding");

    private Shipped() {}

    static String workflow(String name) {
        return text("workflows/%s.yaml".formatted(name));
    }

    static String schema(String name) {
        return text("schemas/%s.schema.json".formatted(name));
    }

    static String profile(String name) {
        return text("profiles/%s.yaml".formatted(name));
    }

    static String role(String name) {
        return text("roles/%s.md".formatted(name));
    }

    private static String text(String path) {
        try (var in = Shipped.class.getResourceAsStream("/dev/signalbox/" + path)) {
            if (in == null) {
                throw new IllegalStateException("resource %s is missing from the product".formatted(path));
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("reading resource %s of the product".formatted(path), failure);
        }
    }
}
