package dev.signalbox.engine.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.config.Places;
import dev.signalbox.kernel.artifact.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/// Whatever the sources say, the value of each setting is the one of the last source that says something of it.
final class PrecedenceTest {
    /// Settings that any source may set to any value.
    private static final List<String> KEYS = List.of("profile.name", "profile.test_command");

    private static final List<String> ALL_KEYS = List.of("profile.name", "profile.test_command", "model", "cache.dir");

    private Path directory = Path.of("");

    @BeforeProperty
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("settings");
    }

    @AfterProperty
    void removeDirectory() throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 200)
    void the_last_source_that_speaks_of_a_setting_wins(
            @ForAll("anything") Map<String, String> base,
            @ForAll("anything") Map<String, String> user,
            @ForAll("harmless") Map<String, String> project,
            @ForAll("anything") Map<String, String> environment,
            @ForAll("anything") Map<String, String> options)
            throws IOException {
        // Given
        var expected = new TreeMap<String, String>();
        List.of(base, user, project, environment, options).forEach(expected::putAll);
        var repository = directory.resolve("repo");
        write(directory.resolve("base.yaml"), yaml(base));
        write(directory.resolve("user.yaml"), "extends: base.yaml\n" + yaml(user));
        write(Places.projectSettings(repository), "{}\n".repeat(project.isEmpty() ? 1 : 0) + yaml(project));

        // When
        var read = new SettingsReader(
                        directory.resolve("user.yaml"),
                        Optional.of(repository),
                        variables(environment),
                        options.entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .toList())
                .read();

        // Then
        assertThat(read).isInstanceOf(Checked.Sound.class);
        if (read instanceof Checked.Sound<Settings> settings) {
            var values = settings.value().all().stream()
                    .filter(shown -> ALL_KEYS.contains(shown.key()))
                    .collect(Collectors.toMap(Settings.Shown::key, Settings.Shown::value));
            assertThat(values).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<Map<String, String>> anything() {
        return maps(ALL_KEYS);
    }

    @Provide
    Arbitrary<Map<String, String>> harmless() {
        return maps(KEYS);
    }

    private static Arbitrary<Map<String, String>> maps(List<String> keys) {
        return Arbitraries.maps(
                        Arbitraries.of(keys),
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6))
                .ofMaxSize(keys.size());
    }

    /// Two keys may share a group, which must stand only once.
    private static String yaml(Map<String, String> values) {
        var groups = new TreeMap<String, Map<String, String>>();
        values.forEach((key, value) -> groups.computeIfAbsent(
                        key.contains(".") ? key.substring(0, key.indexOf('.')) : "", _ -> new TreeMap<>())
                .put(key.substring(key.indexOf('.') + 1), value));
        return groups.entrySet().stream()
                .map(group -> group.getKey().isEmpty()
                        ? lines(group.getValue(), "")
                        : group.getKey() + ":\n" + lines(group.getValue(), "  "))
                .collect(Collectors.joining());
    }

    private static String lines(Map<String, String> values, String indent) {
        return values.entrySet().stream()
                .map(each -> "%s%s: \"%s\"\n".formatted(indent, each.getKey(), each.getValue()))
                .collect(Collectors.joining());
    }

    private static Map<String, String> variables(Map<String, String> values) {
        var variables = new HashMap<String, String>();
        values.forEach((key, value) ->
                variables.put("SIGNALBOX_" + key.replace('.', '_').toUpperCase(Locale.ROOT), value));
        return variables;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.isEmpty() ? "{}\n" : text);
    }
}
