package dev.signalbox.engine.tool.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.tool.shell.Commands.Line;
import dev.signalbox.kernel.policy.PhasePolicy;
import dev.signalbox.kernel.policy.Unruled;
import dev.signalbox.kernel.policy.Verdict;
import dev.signalbox.kernel.workflow.ShellRule;
import dev.signalbox.kernel.workflow.ShellRule.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShippedRulesTest {

    static List<Line> allowed() {
        return Commands.table("allowed");
    }

    static List<Line> asked() {
        return Commands.table("asked");
    }

    static List<Line> denied() {
        return Commands.table("denied");
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void a_harmless_command_runs_without_a_question_even_when_nobody_can_be_asked(Line line) {
        for (var phase : line.phases()) {
            var verdict = Commands.judge(line.policy(phase, Unruled.DENY), line.command());

            assertThat(verdict).as(phase).isEqualTo(Verdict.Allowed.YES);
        }
    }

    @ParameterizedTest
    @MethodSource("asked")
    void a_command_that_no_rule_speaks_of_is_asked_about(Line line) {
        for (var phase : line.phases()) {
            var verdict = Commands.judge(line.policy(phase, Unruled.ASK), line.command());

            assertThat(verdict)
                    .as(phase)
                    .isInstanceOfSatisfying(
                            Verdict.NeedsApproval.class,
                            question ->
                                    assertThat(question.reasons()).anyMatch(reason -> reason.contains(line.reason())));
        }
    }

    @ParameterizedTest
    @MethodSource("asked")
    void a_command_that_no_rule_speaks_of_is_denied_when_nobody_can_be_asked(Line line) {
        for (var phase : line.phases()) {
            var verdict = Commands.judge(line.policy(phase, Unruled.DENY), line.command());

            assertThat(verdict).as(phase).isInstanceOf(Verdict.Denied.class);
        }
    }

    @ParameterizedTest
    @MethodSource("denied")
    void a_harmful_command_is_denied_with_its_reason(Line line) {
        for (var phase : line.phases()) {
            var verdict = Commands.judge(line.policy(phase, Unruled.ASK), line.command());

            assertThat(verdict)
                    .as(phase)
                    .isInstanceOfSatisfying(
                            Verdict.Denied.class,
                            denial -> assertThat(denial.reasons()).anyMatch(reason -> reason.contains(line.reason())));
        }
    }

    @Test
    void a_denied_command_names_what_is_allowed() {
        var verdict = Commands.judge(Commands.tdd(Unruled.ASK), "curl http://example.org");

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Denied.class,
                        denial -> assertThat(denial.allowed())
                                .anyMatch(line -> line.equals("build and test: mvn, ./mvnw"))
                                .anyMatch(line -> line.equals("files may be written in: src/test/**")));
    }

    @Test
    void every_harmful_part_of_a_command_is_named() {
        var verdict = Commands.judge(Commands.tdd(Unruled.ASK), "curl x; sudo ls; echo x > /etc/passwd");

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Denied.class,
                        denial -> assertThat(denial.reasons()).hasSize(3));
    }

    @Test
    void a_rule_of_the_phase_that_names_a_program_goes_before_the_shipped_ones() {
        var policy = policy(new ShellRule(Effect.ALLOW, List.of("curl"), List.of("http://localhost*", "-s"), "local"));

        assertThat(Commands.judge(policy, "curl -s http://localhost:8080/")).isEqualTo(Verdict.Allowed.YES);
        assertThat(Commands.judge(policy, "curl -s http://example.org/")).isInstanceOf(Verdict.Denied.class);
        assertThat(Commands.judge(policy, "curl -s \"$url\"")).isInstanceOf(Verdict.Denied.class);
        assertThat(Commands.judge(policy, "curl -s \"http://localhost/$x\"")).isEqualTo(Verdict.Allowed.YES);
    }

    @Test
    void no_rule_of_the_phase_lifts_privilege_destruction_or_the_writable_paths() {
        var policy = policy(new ShellRule(Effect.ALLOW, List.of("sudo", "mkfs", "cp"), List.of(), "trusted"));

        assertThat(Commands.judge(policy, "sudo ls")).isInstanceOf(Verdict.Denied.class);
        assertThat(Commands.judge(policy, "mkfs /dev/sda")).isInstanceOf(Verdict.Denied.class);
        assertThat(Commands.judge(policy, "cp a /etc/b")).isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void among_the_rules_of_a_phase_deny_beats_ask_beats_allow() {
        var policy = policy(
                new ShellRule(Effect.ALLOW, List.of("make"), List.of(), "builds"),
                new ShellRule(Effect.ASK, List.of("make"), List.of("install*"), "installs"),
                new ShellRule(Effect.DENY, List.of("make"), List.of("-f*"), "reads other files"));

        assertThat(Commands.judge(policy, "make all")).isEqualTo(Verdict.Allowed.YES);
        assertThat(Commands.judge(policy, "make install")).isInstanceOf(Verdict.NeedsApproval.class);
        assertThat(Commands.judge(policy, "make -f x install")).isInstanceOf(Verdict.Denied.class);
        assertThat(Commands.judge(policy, "make \"$target\"")).isInstanceOf(Verdict.NeedsApproval.class);
    }

    @Test
    void a_rule_for_every_program_speaks_only_where_the_shipped_rules_are_silent() {
        var policy = policy(new ShellRule(Effect.ALLOW, List.of("*"), List.of(), "trusted"));

        assertThat(Commands.judge(policy, "frobnicate")).isEqualTo(Verdict.Allowed.YES);
        assertThat(Commands.judge(policy, "curl x")).isInstanceOf(Verdict.Denied.class);
    }

    private static PhasePolicy policy(ShellRule... rules) {
        return PhasePolicy.of(
                Commands.phase("IMPL", List.of("**"), List.of(), List.of(rules)), Commands.MAVEN, Unruled.ASK);
    }
}
