package dev.signalbox.engine.evidence.gather;

import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.Profile.Report;
import java.util.List;

/// Kinds of projects, as the tests need them.
final class Profiles {
    static final Profile MAVEN = new Profile(
            "maven",
            List.of("pom.xml"),
            List.of("src/test/**"),
            "mvn -B -o -q -Dstyle.color=never -DtrimStackTrace=false -fae test",
            Report.JUNIT_XML,
            List.of("**/target/surefire-reports/TEST-*.xml"),
            List.of("**/target/site/jacoco/jacoco.xml"),
            List.of("mvn"),
            "mvn -B -q -Dmaven.test.failure.ignore=true test",
            List.of(".m2"));

    static final Profile PYTHON = new Profile(
            "python",
            List.of("pyproject.toml"),
            List.of("tests/**"),
            "PYTHONDONTWRITEBYTECODE=1 python3 -m pytest -q -p no:cacheprovider --junitxml=signalbox-junit.xml",
            Report.JUNIT_XML,
            List.of("signalbox-junit.xml"),
            List.of("coverage.xml"),
            List.of("pytest"),
            "",
            List.of());

    private Profiles() {}

    /// A project that is tested by a shell script, which writes `report.xml`.
    static Profile shell(String testCommand) {
        return shell(testCommand, "");
    }

    static Profile shell(String testCommand, String prepare) {
        return new Profile(
                "shell",
                List.of(),
                List.of("tests/**"),
                testCommand,
                Report.JUNIT_XML,
                List.of("report.xml"),
                List.of("coverage.xml"),
                List.of("sh"),
                prepare,
                List.of(".thing"));
    }
}
