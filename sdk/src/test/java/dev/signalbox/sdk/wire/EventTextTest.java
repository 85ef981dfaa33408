package dev.signalbox.sdk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.ArtifactSubmitted;
import dev.signalbox.kernel.event.RunEvent.EvidenceGathered;
import dev.signalbox.kernel.event.RunEvent.RunPaused;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTextTest {
    private static final RunId RUN = new RunId("r1");

    @ParameterizedTest
    @MethodSource("eventTypes")
    void the_newest_golden_text_of_every_type_is_what_is_written_today(String type, Class<? extends Event> record) {
        // Given
        var event = Sample.of(record);

        // When
        var text = EventText.write(event);

        // Then
        GoldenEvents.addWhenAsked(type, text);
        assertThat(GoldenEvents.of(type))
                .as("golden/%s.<n>.json ends with this text; -Dgolden=write adds it", type)
                .endsWith(text);
        assertThat(EventText.read(text)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void every_text_that_was_ever_stored_can_be_read(Path file) {
        // Given
        var text = GoldenEvents.read(file);

        // When
        var event = EventText.read(text);

        // Then
        assertThat(event).isInstanceOf(EventTypes.EVENTS.get(GoldenEvents.typeOf(file)));
    }

    @ParameterizedTest
    @MethodSource("families")
    void every_member_of_a_closed_family_has_a_name(Class<?> family, Map<String, Class<?>> names) {
        // When
        var leaves = leaves(family).toList();

        // Then
        assertThat(names.values()).containsExactlyInAnyOrderElementsOf(leaves);
    }

    @ParameterizedTest
    @MethodSource("nested")
    void members_of_nested_families_are_read_as_they_were_written(Event event) {
        // When
        var read = EventText.read(EventText.write(event));

        // Then
        assertThat(read).isEqualTo(event);
    }

    @Test
    void what_something_newer_wrote_is_read_without_the_members_nobody_knows() {
        // Given
        var text = "{\"type\":\"run.paused\",\"run\":\"r1\",\"reason\":\"lunch\",\"until\":{\"hour\":13}}";

        // When
        var event = EventText.read(text);

        // Then
        assertThat(event).isEqualTo(new RunPaused(RUN, "lunch"));
    }

    @Test
    void members_that_an_old_text_lacks_are_empty() {
        // Given
        var text = "{\"type\":\"task.created\",\"task\":\"t1\",\"project\":\"default\",\"title\":\"Add a feature\"}";

        // When
        var event = EventText.read(text);

        // Then
        assertThat(event)
                .isEqualTo(new TaskCreated(
                        new TaskId("t1"), ProjectId.DEFAULT, "Add a feature", "", List.of(), List.of(), "", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"type\":\"run.teleported\",\"run\":\"r1\"}",
                "{\"run\":\"r1\"}",
                "{\"type\":\"run.paused\",\"run\":\"../r1\",\"reason\":\"x\"}",
                "{\"type\":\"java.lang.String\",\"run\":\"r1\"}",
                "{\"type\":\"run.resumed\",\"run\":\"r1\"} {}"
            })
    void what_is_no_known_event_is_refused(String text) {
        // When
        var failure = catchThrowableOfType(UnreadableEvent.class, () -> EventText.read(text));

        // Then
        assertThat(failure).hasMessageContaining("cannot read the event");
    }

    @Test
    void a_filter_sees_every_free_text_and_nothing_else() {
        // Given
        var content = new Json.Obj(Map.of("title", Json.of("secret plan")));
        var event = new ArtifactSubmitted(RUN, "PLAN", new Artifact("plan", "planner", content, "ab12"));

        // When
        var text = EventText.write(event, value -> value.toUpperCase(Locale.ROOT));

        // Then
        assertThat(text)
                .isEqualTo("{\"type\":\"run.artifact_submitted\",\"run\":\"r1\",\"phase\":\"PLAN\",\"artifact\":"
                        + "{\"type\":\"PLAN\",\"by\":\"PLANNER\",\"content\":{\"title\":\"SECRET PLAN\"},"
                        + "\"digest\":\"AB12\"}}");
    }

    @Test
    void a_record_is_read_as_it_was_written() {
        // Given
        var recorded = new Recorded(
                42, Instant.parse("2026-03-01T10:15:30.123456Z"), "o'neill \"x\"", new RunPaused(RUN, "y"));

        // When
        var text = EventText.write(recorded);

        // Then
        assertThat(text)
                .isEqualTo("{\"seq\":42,\"at\":\"2026-03-01T10:15:30.123456Z\",\"by\":\"o'neill \\\"x\\\"\","
                        + "\"event\":{\"type\":\"run.paused\",\"run\":\"r1\",\"reason\":\"y\"}}");
        assertThat(EventText.readRecorded(text)).isEqualTo(recorded);
    }

    static Stream<Arguments> eventTypes() {
        return EventTypes.EVENTS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    static Collection<Path> goldenFiles() {
        return GoldenEvents.all();
    }

    static Stream<Arguments> families() {
        return Stream.of(
                Arguments.of(Event.class, EventTypes.EVENTS),
                Arguments.of(Waiting.class, EventTypes.WAITINGS),
                Arguments.of(Evidence.class, EventTypes.EVIDENCE),
                Arguments.of(TestResult.class, EventTypes.TEST_RESULTS));
    }

    static Stream<Event> nested() {
        var waitings = EventTypes.WAITINGS.values().stream().map(type -> new WaitStarted(RUN, Sample.of(type)));
        var evidence = EventTypes.EVIDENCE.values().stream()
                .map(type -> new EvidenceGathered(RUN, "TDD", Sample.of(type), "ab12"));
        var results = EventTypes.TEST_RESULTS.values().stream()
                .map(type -> new Evidence.Tests("c", "mvn", Sample.of(type), Optional.empty(), 5))
                .map(tests -> new EvidenceGathered(RUN, "TDD", tests, "ab12"));
        return Stream.of(waitings, evidence, results).flatMap(events -> events);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() && type.isInterface()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTextTest::leaves)
                : Stream.of(type)
                        .filter(Class::isRecord)
                        .map(List::<Class<?>>of)
                        .flatMap(List::stream);
    }
}
