package dev.signalbox.kernel.workflow.gate;

import static dev.signalbox.kernel.workflow.gate.Dossier.obj;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Check;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.CheckSpec.Severity;
import dev.signalbox.kernel.workflow.Finding;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Need;
import dev.signalbox.kernel.workflow.Probe;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CatalogueTest {

    @ParameterizedTest
    @EnumSource
    void a_check_that_nothing_was_gathered_for_blocks(Check check) {
        // When
        var judgement = GateJudge.judge(gate(spec(check)), Dossier.empty().file());

        // Then
        assertThat(judgement.blockers())
                .isNotEmpty()
                .allSatisfy(blocker -> assertThat(blocker.message())
                        .containsAnyOf("cannot be verified: the engine has gathered no", "was handed in"));
    }

    @ParameterizedTest
    @EnumSource
    void a_check_whose_evidence_is_unverifiable_blocks_and_says_why(Check check) {
        // Given
        var spec = spec(check);
        var dossier = Dossier.empty();
        check.needs().stream()
                .filter(need -> need != Need.ARTIFACTS)
                .forEach(need -> dossier.saw(new Evidence.Unverifiable(need.word(), "the disk is full")));

        // When
        var judgement = GateJudge.judge(gate(spec), dossier.file());

        // Then
        assertThat(judgement.blockers()).isNotEmpty();
        if (dossier.file().evidence().size() > 0) {
            assertThat(judgement.blockers())
                    .extracting(Finding::message)
                    .containsExactly("cannot be verified: the disk is full");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_check_looks_at_is_asked_for_exactly_when_it_needs_hits_or_an_observation(Check check) {
        // When
        var probes = GateJudge.probes(gate(spec(check)));

        // Then
        var asks = check.needs().contains(Need.HITS) || check.needs().contains(Need.OBSERVATION);
        assertThat(probes.keySet()).isEqualTo(asks ? Set.of(spec(check).subject()) : Set.of());
        assertThat(probes.values()).allMatch(probe -> check.needs().contains(Need.HITS) == givesHits(probe));
    }

    private static boolean givesHits(Probe probe) {
        return switch (probe) {
            case Probe.Lines _ -> true;
            case Probe.Command _, Probe.Files _, Probe.Schema _, Probe.Expression _ -> false;
        };
    }

    @Test
    void a_check_that_is_not_known_blocks() {
        // Given
        var spec = new CheckSpec("no_such_check", Severity.BLOCKING, Optional.empty(), Json.obj());

        // When
        var judgement = GateJudge.judge(gate(spec), Dossier.empty().file());

        // Then
        assertThat(judgement.blockers())
                .containsExactly(new Finding(
                        "no_such_check", Severity.BLOCKING, "this version knows no such check", Optional.empty()));
    }

    @Test
    void a_warning_does_not_block_and_carries_the_authors_words() {
        // Given
        var spec = new CheckSpec("max_changes", Severity.WARNING, Optional.of("Keep it small"), obj("files", 0));
        var file = Dossier.empty().changed(Dossier.added("a")).file();

        // When
        var judgement = GateJudge.judge(gate(spec), file);

        // Then
        assertThat(judgement)
                .isEqualTo(new Judgement(
                        List.of(),
                        List.of(new Finding(
                                "max_changes",
                                Severity.WARNING,
                                "Keep it small: 1 files were changed, at most 0 may be",
                                Optional.of("do less in one task")))));
    }

    @Test
    void the_needs_of_a_gate_are_those_of_its_checks() {
        // Given
        var gate = gate(spec(Check.ALL_TESTS_PASS), spec(Check.FROZEN_TESTS_UNCHANGED));

        // When
        var needs = GateJudge.needs(gate);

        // Then
        assertThat(needs).containsExactlyInAnyOrder(Need.ARTIFACTS, Need.TESTS, Need.CHANGES, Need.DIGESTS);
    }

    @Test
    void of_many_flaws_the_first_ten_are_shown_and_the_rest_counted() {
        // Given
        var hits = IntStream.range(0, 14)
                .mapToObj(i -> new Evidence.Hit("f" + i, 0, ""))
                .toList();
        var spec = spec(Check.NO_PATTERN);

        // When
        var judgement = GateJudge.judge(
                gate(spec),
                Dossier.empty().saw(new Evidence.Hits(spec.subject(), hits)).file());

        // Then
        assertThat(judgement.blockers())
                .hasSize(11)
                .last()
                .extracting(Finding::message)
                .isEqualTo("and 4 more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "    // return price * count;|true",
                "// if (x > 1) {|true",
                "  // }|true",
                "# def total(self):|true",
                "    # return total|true",
                "# import os|true",
                "# x = compute(1)|true",
                "# print('x')|true",
                "/* foo.bar(); */|true",
                "    // Prices are in cents; see the invoice.|false",
                "/// Returns a value;|false",
                "# If you want more, see the manual:|false",
                "# Note: tests run offline|false",
                "// https://example.org/a|false",
                "int x = 1; // the first one|false",
                "#!/usr/bin/env python3|false",
                "# type: ignore|false",
                "#include <stdio.h>|false"
            })
    void code_in_comments_is_told_from_prose(String line, boolean code) {
        // When
        var found = Probes.COMMENTED_OUT.stream()
                .anyMatch(pattern -> Pattern.compile(pattern).matcher(line).find());

        // Then
        assertThat(found).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assertTrue(true);|true",
                "    assert True|true",
                "  expect(true).toBe(true);|true",
                "assert_eq!(1, 1);|true",
                "fail(\"not implemented\");|true",
                "t.Fatal(\"todo\")|true",
                "assertThat(true).isTrue();|true",
                "assertTrue(basket.isEmpty());|false",
                "assert total(2) == 3|false",
                "expect(total).toBe(true);|false",
                "assertEquals(12, total);|false",
                "assert_eq!(12, 1);|false",
                "if err != nil { t.Fatal(err) }|false"
            })
    void assertions_of_nothing_are_told_from_real_ones(String line, boolean trivial) {
        // When
        var found = Probes.TRIVIAL_ASSERTIONS.stream()
                .anyMatch(pattern -> Pattern.compile(pattern).matcher(line).find());

        // Then
        assertThat(found).isEqualTo(trivial);
    }

    static Gate gate(CheckSpec... specs) {
        return new Gate("g", Gate.Type.VALIDATION, List.of(specs), 60, List.of(), false);
    }

    /// A check with the parameters that it must have.
    static CheckSpec spec(Check check) {
        var params = switch (check) {
            case COMMAND -> obj("run", "make lint");
            case FILE_EXISTS -> obj("paths", List.of("README.md"));
            case NO_PATTERN -> obj("pattern", "TODO");
            case JSON_SCHEMA -> obj("artifact", "plan", "schema", "plan");
            case EXPRESSION -> obj("expression", "true");
            case DIFF_WITHIN -> obj("paths", List.of("src/**"));
            case MAX_CHANGES -> obj("files", 3, "lines", 100);
            default -> Json.obj();
        };
        return new CheckSpec(check.word(), Severity.BLOCKING, Optional.empty(), params);
    }
}
