package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.app.work.Refusal;
import dev.signalbox.engine.sandbox.BoxUser;
import dev.signalbox.engine.sandbox.Limits;
import dev.signalbox.engine.sandbox.SandboxSettings;
import dev.signalbox.engine.sandbox.SandboxSettings.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BoxSettingsTest {
    private static final long MIB = 1L << 20;

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void home() {
        environment.put("HOME", directory.toString());
        environment.put("XDG_CONFIG_HOME", directory.resolve("config").toString());
    }

    private SandboxSettings settings(String yaml) throws Exception {
        var file = directory.resolve("config/signalbox/config.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
        return BoxSettings.of(environment, directory, Optional.empty());
    }

    @Test
    void without_settings_boxes_are_the_standard_ones() {
        // When
        var settings = BoxSettings.of(environment, directory, Optional.empty());

        // Then
        assertThat(settings).isEqualTo(SandboxSettings.standard(environment));
    }

    @Test
    void every_setting_of_boxes_reaches_the_sandbox() throws Exception {
        // When
        var settings = settings("""
                sandbox:
                  mode: landlock
                  user: "4711:4712"
                  state: ~/state
                  tools: [/srv/jdk]
                  limits:
                    seconds: 11
                    memory_mb: 12
                    processes: 13
                    open_files: 14
                    file_mb: 15
                    tmp_mb: 16
                    disk_mb: 17
                    output_kb: 18
                """);

        // Then
        assertThat(settings.mode()).isEqualTo(Mode.LANDLOCK);
        assertThat(settings.rootUser()).isEqualTo(new BoxUser(4711, 4712));
        assertThat(settings.state()).isEqualTo(directory.resolve("state"));
        assertThat(settings.tools()).endsWith(Path.of("/srv/jdk"));
        assertThat(settings.limits())
                .isEqualTo(new Limits(
                        Duration.ofSeconds(11), 12 * MIB, 12 * MIB, 13, 14, 15 * MIB, 16 * MIB, 17 * MIB, 18 << 10));
    }

    @Test
    void the_command_line_wins_over_the_settings() throws Exception {
        // Given
        settings("sandbox: {mode: landlock}\n");

        // When
        var settings = BoxSettings.of(environment, directory, Optional.of("none"));

        // Then
        assertThat(settings.mode()).isEqualTo(Mode.NONE);
    }

    @Test
    void a_project_cannot_take_the_box_away() throws Exception {
        // Given
        var file = directory.resolve(".signalbox/config.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "sandbox: {mode: none}\n");

        // Then
        assertThatThrownBy(() -> BoxSettings.of(environment, directory, Optional.empty()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void boxes_never_run_as_root() {
        // Then
        assertThatThrownBy(() -> settings("sandbox: {user: \"0:0\"}\n")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> settings("sandbox: {user: \"1000:0\"}\n")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_directory_that_depends_on_where_one_stands_is_refused() {
        // Then
        assertThatThrownBy(() -> settings("sandbox: {state: here}\n")).isInstanceOf(Refusal.class);
    }
}
