package dev.signalbox.engine.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.ledger.Desk;
import dev.signalbox.engine.store.CallFilter;
import dev.signalbox.engine.store.CallFilter.Page;
import dev.signalbox.engine.store.Events;
import dev.signalbox.kernel.event.ToolEvent.Decision;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditTest {
    @TempDir
    private Path directory;

    private Desk desk;
    private Audit audit;

    @BeforeEach
    void open() {
        desk = new Desk(directory);
        audit = new Audit(desk.store.views());
        Calls.begin(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static List<String> calls(List<AuditEntry> entries) {
        return entries.stream().map(entry -> entry.decided().call().value()).toList();
    }

    @Test
    void a_line_has_every_member_of_the_audit() {
        // Given
        Calls.allowed(desk, "c1", "bash");

        // When
        var line = JsonText.print(audit.tail(1).getFirst().json());

        // Then
        assertThat(line)
                .isEqualTo(
                        "{\"seq\":7,\"timestamp\":\"2026-03-01T10:00:00Z\",\"task\":\"t1\",\"run\":\"r1\",\"phase\":\"PLAN\","
                                + "\"agent\":\"coder\",\"tool\":\"bash\",\"args\":\"{\\\"path\\\":\\\"src/A.java\\\"}\","
                                + "\"decision\":\"allow\",\"reasons\":[],\"result_digest\":\"ab12\",\"duration_ms\":5,"
                                + "\"success\":true,\"error\":\"\"}");
    }

    @Test
    void a_call_that_has_no_effect_yet_says_null() {
        // Given
        Calls.denied(desk, "c1", "bash");

        // When
        var json = audit.tail(1).getFirst().json();

        // Then
        assertThat(JsonText.print(json))
                .endsWith("\"decision\":\"deny\",\"reasons\":[\"not in this phase\"],\"result_digest\":null,"
                        + "\"duration_ms\":null,\"success\":null,\"error\":null}");
    }

    @Test
    void a_persons_answer_is_among_the_reasons() {
        // Given
        var run = new RunId("r1");
        desk.report(Events.decided("r1", "c1", "bash", Decision.ASK));
        desk.steer(new RunCommand.Await(run, new Waiting.ForCall(new ApprovalId("a1"), new CallId("c1"), "May it?")));
        desk.steer(new RunCommand.Answer(run, new ApprovalId("a1"), true, "go on"));

        // When
        var entry = audit.tail(1).getFirst();

        // Then
        assertThat(entry.reasons()).containsExactly("not in this phase", "allowed by anna: go on");
    }

    @Test
    void a_text_is_looked_for_in_all_that_a_filter_finds() {
        // Given
        for (var i = 0; i < 30; i++) {
            Calls.allowed(desk, "c" + i, i % 10 == 0 ? "web_fetch" : "bash");
        }
        var newest = CallFilter.all(new Page.Before(Long.MAX_VALUE), 2);

        // When
        var found = audit.query(newest, Optional.of("WEB_"));
        var none = audit.query(newest, Optional.of("nowhere"));

        // Then
        assertThat(calls(found)).containsExactly("c20", "c10");
        assertThat(none).isEmpty();
    }

    @Test
    void the_tail_is_the_newest_calls_oldest_first() {
        // Given
        for (var i = 0; i < 5; i++) {
            Calls.denied(desk, "c" + i, "bash");
        }

        // When
        var tail = audit.tail(2);

        // Then
        assertThat(calls(tail)).containsExactly("c3", "c4");
    }

    @Test
    void an_export_holds_every_call_in_order_and_begins_a_new_file_before_one_grows_too_large() throws IOException {
        // Given
        for (var i = 0; i < 40; i++) {
            Calls.denied(desk, "c" + i, "bash");
        }
        var to = directory.resolve("export");
        Files.createDirectories(to);
        Files.writeString(to.resolve("tool_audit.7.jsonl"), "left behind by an earlier export");

        // When
        var exported = AuditExport.write(audit, to, 4000);

        // Then
        var lines = exported.files().stream().flatMap(AuditTest::lines).toList();
        assertThat(exported.entries()).isEqualTo(40);
        assertThat(lines.stream().map(line -> JsonText.parse(line).number("seq").orElseThrow()))
                .containsExactlyElementsOf(LongStream.range(7, 47).boxed().toList());
        assertThat(exported.files())
                .hasSizeGreaterThan(2)
                .allSatisfy(file -> assertThat(Files.size(file)).isBetween(1L, 4000L));
        assertThat(exported.files().getLast()).hasFileName("tool_audit.jsonl");
        assertThat(to.toFile().list()).hasSize(exported.files().size());
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void an_export_of_nothing_is_an_empty_file() throws IOException {
        // When
        var exported = AuditExport.write(audit, directory.resolve("export"));

        // Then
        assertThat(exported.files()).containsExactly(directory.resolve("export/tool_audit.jsonl"));
        assertThat(exported.files().getFirst()).isEmptyFile();
    }
}
