package dev.signalbox.engine.config.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.glob.GlobSet;
import dev.signalbox.kernel.workflow.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProfileLibraryTest {

    @ParameterizedTest
    @CsvSource({
        "'pom.xml, README.md', maven",
        "'build.gradle.kts, gradlew', gradle",
        "'pyproject.toml, package.json', 'python, node'",
        "'package.json', node",
        "'go.mod', go",
        "'Cargo.toml', rust",
        "'README.md', ''"
    })
    void a_project_is_recognised_by_the_files_in_its_root(String files, String profiles) {
        // When
        var detected = ProfileLibrary.detect(List.of(files.split(", ")));

        // Then
        assertThat(String.join(", ", detected.stream().map(Profile::name).toList()))
                .isEqualTo(profiles);
    }

    @ParameterizedTest
    @CsvSource({
        "maven, src/test/java/a/FooTest.java, true",
        "maven, core/src/test/resources/x.json, true",
        "maven, src/main/java/a/Foo.java, false",
        "gradle, app/src/integrationTest/kotlin/A.kt, true",
        "gradle, src/main/java/a/LatestTest.java, false",
        "python, tests/test_foo.py, true",
        "python, pkg/sub/test_foo.py, true",
        "python, pkg/conftest.py, true",
        "python, src/pkg/foo.py, false",
        "node, src/total.test.ts, true",
        "node, test/total.js, true",
        "node, src/total.js, false",
        "go, pkg/price/price_test.go, true",
        "go, price_test.go, true",
        "go, pkg/price/price.go, false",
        "rust, tests/price.rs, true",
        "rust, src/price.rs, false"
    })
    void tests_are_told_from_code_by_their_path(String profile, String path, boolean test) {
        // Given
        var patterns = ProfileLibrary.find(profile).orElseThrow().testPatterns();

        // When
        var matches = GlobSet.of(patterns.stream().map(Glob::of).toList()).matches(path);

        // Then
        assertThat(matches).isEqualTo(test);
    }

    @Test
    void every_profile_says_how_tests_run_and_where_their_report_is() {
        // When
        var profiles = ProfileLibrary.names().stream()
                .map(name -> ProfileLibrary.find(name).orElseThrow())
                .toList();

        // Then
        assertThat(profiles).hasSize(6).allSatisfy(profile -> {
            assertThat(profile.testCommand()).isNotBlank();
            assertThat(profile.prepare()).isNotBlank();
            assertThat(profile.buildCommands()).isNotEmpty();
            assertThat(profile.reportPaths().isEmpty()).isEqualTo(profile.report() != Profile.Report.JUNIT_XML);
        });
    }
}
