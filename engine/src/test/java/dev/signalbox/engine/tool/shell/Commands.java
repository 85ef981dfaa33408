package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.PhasePolicy;
import dev.signalbox.kernel.policy.ResolvedPath;
import dev.signalbox.kernel.policy.ToolRequest;
import dev.signalbox.kernel.policy.Unruled;
import dev.signalbox.kernel.policy.Verdict;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.ShellRule;
import dev.signalbox.kernel.workflow.ToolRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Phases like those of the shipped workflow, for a Maven project, and tables of commands.
final class Commands {
    static final Profile MAVEN = new Profile(
            "maven",
            List.of("pom.xml"),
            List.of("src/test/**"),
            "mvn -q test",
            Profile.Report.JUNIT_XML,
            List.of(),
            List.of(),
            List.of("mvn", "./mvnw"),
            "",
            List.of());

    private Commands() {}

    static PhasePolicy tdd(Unruled unruled) {
        return policy("TDD", List.of("{tests}"), List.of(), unruled);
    }

    static PhasePolicy impl(Unruled unruled) {
        return policy("IMPL", List.of("**"), List.of("{tests}"), unruled);
    }

    private static PhasePolicy policy(String id, List<String> writable, List<String> closed, Unruled unruled) {
        return PhasePolicy.of(phase(id, writable, closed, List.of()), MAVEN, unruled);
    }

    static Phase phase(String id, List<String> writable, List<String> closed, List<ShellRule> rules) {
        return new Phase(
                id,
                id,
                "",
                "implementer",
                List.of(),
                List.of(),
                new ToolRules(List.of("bash"), List.of(), writable, closed, rules, List.of(), ToolRules.Limits.DEFAULT),
                List.of(),
                "",
                3);
    }

    static Verdict judge(PhasePolicy policy, String command) {
        return policy.decide(new ToolRequest(
                "bash", new Action.Shell(ShellGrammar.parse(command), new ResolvedPath.Inside(".", ""), "/workspace")));
    }

    /// One line of a table: in which phases, which command, and a piece of the reason.
    record Line(List<String> phases, String command, String reason) {
        PhasePolicy policy(String phase, Unruled unruled) {
            return phase.equals("tdd") ? tdd(unruled) : impl(unruled);
        }

        private static Line read(String line) {
            var columns = line.split(" ## ?", -1);
            return new Line(
                    columns[0].equals("both") ? List.of("tdd", "impl") : List.of(columns[0]),
                    columns[1].replace('⏎', '\n'),
                    columns.length > 2 ? columns[2].strip() : "");
        }
    }

    static List<Line> table(String name) {
        try (var stream = Commands.class.getResourceAsStream(name + ".txt")) {
            if (stream == null) {
                throw new IllegalStateException("no table " + name);
            }
            return Stream.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1))
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(Line::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
