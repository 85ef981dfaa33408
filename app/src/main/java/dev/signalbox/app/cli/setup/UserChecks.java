package dev.signalbox.app.cli.setup;

import dev.signalbox.engine.config.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks at what belongs to the user: disk, clock, data directory, keys of models.
final class UserChecks {
    private static final long MIB = 1L << 20;
    private static final long FEW = 200 * MIB;
    private static final long LITTLE = 2048 * MIB;
    private static final Instant EARLIEST = Instant.parse("2025-09-01T00:00:00Z");
    private static final List<String> MODEL_KEYS = List.of(
            "ANTHROPIC_API_KEY",
            "OPENAI_API_KEY",
            "OPENAI_BASE_URL",
            "OPENAI_COMPATIBLE_BASE_URL",
            "GEMINI_API_KEY",
            "GOOGLE_API_KEY",
            "OLLAMA_HOST");

    private final Places places;
    private final Map<String, String> environment;
    private final Clock clock;

    UserChecks(Places places, Map<String, String> environment, Clock clock) {
        this.places = places;
        this.environment = environment;
        this.clock = clock;
    }

    List<Symptom> look() {
        var all = new ArrayList<Symptom>();
        all.add(clock());
        all.add(disk());
        all.add(directory("data directory", places.data()));
        all.add(keys());
        all.add(models());
        return all;
    }

    private Symptom clock() {
        var now = clock.instant();
        return now.isBefore(EARLIEST)
                ? Symptom.fail("clock", now.toString(), "set it: tokens and evidence carry the time")
                : Symptom.ok("clock", now.toString());
    }

    private Symptom disk() {
        try {
            var free = Files.getFileStore(existing(places.data())).getUsableSpace();
            var found = "%,d MiB free for %s".formatted(free / MIB, places.data());
            if (free < FEW) {
                return Symptom.fail("disk", found, "free at least %,d MiB".formatted(FEW / MIB));
            }
            return free < LITTLE
                    ? Symptom.warn("disk", found, "a clone and its build may need more")
                    : Symptom.ok("disk", found);
        } catch (IOException failure) {
            return Symptom.fail("disk", "cannot look at it: " + failure.getMessage(), "check that the disk is mounted");
        }
    }

    private static Path existing(Path path) {
        var here = path;
        while (!Files.exists(here) && here.getParent() != null) {
            here = here.getParent();
        }
        return here;
    }

    private static Symptom directory(String what, Path path) {
        if (!Files.exists(path)) {
            var above = existing(path);
            return Files.isWritable(above)
                    ? Symptom.ok(what, "%s, made when it is needed".formatted(path))
                    : Symptom.fail(what, "%s cannot be made".formatted(path), "make %s writable".formatted(above));
        }
        if (!Files.isDirectory(path) || !Files.isWritable(path)) {
            return Symptom.fail(what, "%s cannot be written".formatted(path), "make it a directory of your own");
        }
        return open(path)
                ? Symptom.warn(what, "%s can be read by others".formatted(path), "chmod 700 %s".formatted(path))
                : Symptom.ok(what, path.toString());
    }

    /// Whoever can read a private key can sign evidence.
    private Symptom keys() {
        var directory = directory("keys", places.keys());
        if (directory.level() != Symptom.Level.OK || !Files.exists(places.keys())) {
            return directory;
        }
        try (var files = Files.list(places.keys())) {
            var found = files.sorted().toList();
            var exposed = found.stream()
                    .filter(file -> file.toString().endsWith(".key") && open(file))
                    .toList();
            var names = found.stream()
                    .map(file -> String.valueOf(file.getFileName()))
                    .collect(Collectors.joining(", "));
            return exposed.isEmpty()
                    ? Symptom.ok("keys", "%s in %s".formatted(names, places.keys()))
                    : Symptom.fail(
                            "keys",
                            "%s can be read by others".formatted(exposed.getFirst()),
                            "chmod 600 %s/*.key, and take the keys for known".formatted(places.keys()));
        } catch (IOException failure) {
            return Symptom.fail("keys", "cannot look at them: " + failure.getMessage(), "make them your own");
        }
    }

    private static boolean open(Path path) {
        try {
            var rights = Files.getPosixFilePermissions(path);
            return !Collections.disjoint(
                    rights, Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /// Says which are set, never what they are.
    private Symptom models() {
        var set = MODEL_KEYS.stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .toList();
        return set.isEmpty()
                ? Symptom.warn(
                        "model keys",
                        "none set: only scripted models and local ones can be used",
                        "set ANTHROPIC_API_KEY, OPENAI_API_KEY or GEMINI_API_KEY, or OPENAI_BASE_URL")
                : Symptom.ok("model keys", "set: " + String.join(", ", set));
    }
}
