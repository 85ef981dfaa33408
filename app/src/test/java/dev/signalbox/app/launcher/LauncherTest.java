package dev.signalbox.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private final LauncherHome home;

    LauncherTest(@TempDir Path directory) throws IOException {
        home = LauncherHome.in(directory);
    }

    @Test
    void the_first_start_builds_trains_and_hands_over_to_java() throws Exception {
        // When
        var start = home.start("show", "last=two words");

        // Then
        assertThat(start.exit()).isEqualTo(7);
        assertThat(start.output()).contains("building with", "preparing a fast start", "java got [last=two words]");
        assertThat(home.calls("java").getLast())
                .contains("-XX:AOTCache=", "-Dorg.sqlite.lib.path=", "dev.signalbox.app.Main show");
    }

    @Test
    void a_second_start_neither_builds_nor_trains() throws Exception {
        // Given
        home.becomeCheckout();
        home.start();

        // When
        var start = home.start();

        // Then
        assertThat(start.output()).isEmpty();
        assertThat(home.calls("mvn")).hasSize(1);
    }

    @Test
    void a_newer_source_in_a_checkout_is_built() throws Exception {
        // Given
        home.becomeCheckout();
        home.start();
        home.changeSource();

        // When
        home.start();

        // Then
        assertThat(home.calls("mvn")).hasSize(2);
    }

    @Test
    void a_newer_source_outside_a_checkout_is_not_built() throws Exception {
        // Given
        home.start();
        home.changeSource();

        // When
        home.start();

        // Then
        assertThat(home.calls("mvn")).hasSize(1);
    }

    @Test
    void a_build_that_fails_shows_its_errors_and_starts_nothing() throws Exception {
        // Given
        home.installMaven("echo '[ERROR] Main.java:[3,1] no such thing'; exit 1");

        // When
        var start = home.start("last=");

        // Then
        assertThat(start.exit()).isEqualTo(1);
        assertThat(start.output()).contains("no such thing", "build.log").doesNotContain("java got");
    }

    @Test
    void a_start_cache_belongs_to_one_build_of_the_jdk() throws Exception {
        // Given
        home.start();
        home.installJdk("25.0.2+10");

        // When
        var start = home.start();

        // Then
        assertThat(start.output()).contains("preparing a fast start");
        assertThat(home.calls("java").getLast()).contains("25.0.2+10.aot");
        assertThat(home.calls("mvn")).hasSize(1);
    }

    @Test
    void a_java_home_that_is_too_old_is_not_taken() throws Exception {
        // Given
        home.installJdk("17.0.9+9");

        // When
        home.start();

        // Then
        assertThat(home.calls("java")).isEmpty();
    }
}
