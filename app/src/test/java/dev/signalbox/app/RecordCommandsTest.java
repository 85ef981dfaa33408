package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.sdk.wire.EventText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCommandsTest {
    @TempDir
    Path directory;

    private Typed typed;

    @BeforeEach
    void type() {
        typed = Typed.in(directory);
    }

    @Test
    void looking_makes_no_database() {
        // When
        var list = typed.run("list");
        var events = typed.run("events");

        // Then
        assertThat(list).isEqualTo(new Typed.Result(0, "", ""));
        assertThat(events.exit()).isEqualTo(1);
        assertThat(events.err()).contains("nothing was recorded yet");
        assertThat(Files.exists(directory.resolve("data/ledger.db"))).isFalse();
    }

    @Test
    void a_list_shows_state_phase_and_title() throws IOException {
        // Given
        Recording.waitingRun(directory.resolve("data"));

        // When
        var result = typed.run("list");

        // Then
        assertThat(result.out()).matches("r-first +waiting +tdd +PLAN +\\d+ s ago +Add a flag\\R");
    }

    @Test
    void the_status_says_how_to_answer_from_a_shell() throws IOException {
        // Given
        Recording.waitingRun(directory.resolve("data"));

        // When
        var result = typed.run("status", "r-f");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("approval: approve the[31m plan", "signalbox approve r-first a-one");
    }

    @Test
    void a_run_is_shown_as_one_document() throws IOException {
        // Given
        Recording.waitingRun(directory.resolve("data"));

        // When
        var shown = typed.run("show", "--json").json();

        // Then
        assertThat(shown.text("run")).contains("r-first");
        assertThat(shown.list("phases")).hasSize(1);
        assertThat(shown.list("waits_for"))
                .singleElement()
                .satisfies(open -> assertThat(open.text("id")).contains("a-one"));
    }

    @Test
    void events_are_printed_one_record_a_line_after_a_position() throws IOException {
        // Given
        Recording.waitingRun(directory.resolve("data"));

        // When
        var lines = typed.run("events", "r-first", "--json", "--from", "3")
                .out()
                .lines()
                .toList();

        // Then
        assertThat(lines.stream().map(EventText::readRecorded).map(record -> record.seq()))
                .containsExactly(4L, 5L);
    }

    @Test
    void an_unknown_run_names_the_near_one() throws IOException {
        // Given
        Recording.waitingRun(directory.resolve("data"));

        // When
        var result = typed.run("show", "r-frist");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("there is no run 'r-frist'", "did you mean r-first?");
    }

    @Test
    void denied_calls_are_found_in_the_audit_with_their_reasons() throws IOException {
        // Given
        Recording.waitingRun(directory.resolve("data"));
        Recording.deniedCall(directory.resolve("data"));

        // When
        var found = typed.run("audit", "query", "--decision", "deny", "--json");
        var none = typed.run("audit", "query", "--decision", "allow", "--json");

        // Then
        assertThat(found.json().text("tool")).contains("bash");
        assertThat(found.json().texts("reasons")).containsExactly("bash is forbidden in phase PLAN");
        assertThat(none.out()).isEmpty();
    }

    @Test
    void a_call_is_found_by_a_text_in_its_reasons() throws IOException {
        // Given
        Recording.waitingRun(directory.resolve("data"));
        Recording.deniedCall(directory.resolve("data"));

        // When
        var found = typed.run("audit", "query", "--text", "FORBIDDEN in", "--json");
        var none = typed.run("audit", "query", "--text", "nowhere", "--json");

        // Then
        assertThat(found.json().text("decision")).contains("deny");
        assertThat(none.out()).isEmpty();
    }

    @Test
    void a_log_that_holds_is_proven() throws IOException {
        // Given
        Recording.waitingRun(directory.resolve("data"));

        // When
        var result = typed.run("audit", "verify", "--json");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.json().flag("holds")).contains(true);
        assertThat(result.json().number("records")).contains(5L);
    }

    @Test
    void damaged_checkpoints_are_told_of() throws IOException {
        // Given
        Recording.waitingRun(directory.resolve("data"));
        Files.writeString(directory.resolve("data/checkpoints.jsonl"), "{}\n{}\n");

        // When
        var result = typed.run("audit", "verify");

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("line 1 of", "is damaged", "5 records that do not hold");
    }

    @Test
    void an_export_names_its_files() throws IOException {
        // Given
        Recording.waitingRun(directory.resolve("data"));
        Recording.deniedCall(directory.resolve("data"));

        // When
        var result = typed.run("audit", "export", "--to", "out");

        // Then
        assertThat(result.out()).isEqualTo(directory.resolve("out/tool_audit.jsonl") + System.lineSeparator());
        assertThat(Files.readString(directory.resolve("out/tool_audit.jsonl"))).contains("\"decision\":\"deny\"");
    }
}
