package dev.signalbox.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.store.CallFilter.Page;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.TaskEvent.TaskClosed;
import dev.signalbox.kernel.event.TaskEvent.TaskStarted;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.Decision;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.RunMachine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the views and blobs of every store must do.
public abstract class ViewsConformance {
    private static final TaskId TASK = new TaskId("t1");

    private final SetClock clock = new SetClock("2026-03-01T10:00:00Z");
    private Store store;

    protected abstract Store open(SetClock clock);

    @BeforeEach
    final void openStore() {
        store = open(clock);
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    @Test
    void a_run_is_listed_as_its_events_left_it() {
        // Given
        append(Events.task("t1"));
        append(Events.run("r1", "t1"), new TaskStarted(TASK, new RunId("r1")));
        clock.put("2026-03-01T10:05:00Z");
        append(Events.paused("r1", "lunch"));

        // When
        var listed = store.views().run(new RunId("r1")).orElseThrow();

        // Then
        assertThat(List.of(listed.row().state(), listed.row().note(), listed.title()))
                .isEqualTo(List.of("paused", "lunch", "Add a feature"));
        assertThat(List.of(listed.created(), listed.updated()))
                .isEqualTo(List.of(Instant.parse("2026-03-01T10:00:00Z"), Instant.parse("2026-03-01T10:05:00Z")));
        assertThat(listed.newest()).isEqualTo(4);
    }

    @Test
    void runs_are_listed_with_the_one_that_changed_last_first_and_filtered() {
        // Given
        append(Events.run("r1", "t1"));
        append(Events.run("r2", "t1"));
        append(Events.run("r3", "t2"));
        append(Events.paused("r1", "lunch"));

        // When
        var all = names(RunFilter.NEWEST);
        var pending = names(new RunFilter(List.of("pending"), Optional.empty(), 50));
        var ofTask = names(new RunFilter(List.of("pending", "paused"), Optional.of("t1"), 1));

        // Then
        assertThat(List.of(all, pending, ofTask))
                .isEqualTo(List.of(List.of("r1", "r3", "r2"), List.of("r3", "r2"), List.of("r1")));
    }

    @Test
    void a_task_is_listed_as_its_events_left_it() {
        // Given
        append(Events.task("t1"));
        append(new TaskStarted(TASK, new RunId("r1")));
        clock.put("2026-03-01T10:05:00Z");
        append(new TaskClosed(TASK, true, ""));

        // When
        var task = store.views().task(TASK);

        // Then
        assertThat(task)
                .contains(new TaskRow(
                        "t1",
                        "default",
                        "Add a feature",
                        "tdd",
                        "done",
                        "r1",
                        "",
                        Instant.parse("2026-03-01T10:00:00Z"),
                        Instant.parse("2026-03-01T10:05:00Z")));
        assertThat(store.views().tasks(TaskFilter.newest(10))).containsExactly(task.orElseThrow());
    }

    @Test
    void lists_are_kept_within_projects() {
        // Given
        append(Events.task("t1"), Events.task("t2", "shop"));
        append(Events.run("r1", "t1"));
        append(Events.run("r2", "t2"));
        append(Events.decided("r1", "c1", "bash", Decision.ALLOW));
        append(Events.decided("r2", "c2", "bash", Decision.ALLOW));
        var shop = Reach.of(List.of(new ProjectId("shop")));

        // When
        var seen = Stream.of(Reach.EVERYWHERE, shop, Reach.of(List.of(new ProjectId("other"))), Reach.of(List.of()))
                .map(this::seen)
                .toList();

        // Then
        assertThat(seen)
                .isEqualTo(List.of(
                        List.of("t1", "t2", "r2", "r1", "c2", "c1"), List.of("t2", "r2", "c2"), List.of(), List.of()));
    }

    private List<String> seen(Reach reach) {
        var found = new ArrayList<String>();
        store.views()
                .tasks(new TaskFilter(List.of(), reach, Optional.empty(), 10))
                .forEach(each -> found.add(each.task()));
        store.views()
                .runs(new RunFilter(List.of(), Optional.empty(), reach, Long.MAX_VALUE, 10))
                .forEach(each -> found.add(each.row().run()));
        store.views()
                .calls(CallFilter.all(new Page.Before(Long.MAX_VALUE), 10).within(reach))
                .forEach(each ->
                        found.add(((CallDecided) each.decided().event()).call().value()));
        return found;
    }

    @Test
    void tasks_and_runs_are_read_page_by_page() {
        // Given
        append(Events.task("t1"), Events.task("t2"));
        append(Events.run("r1", "t1"));
        append(Events.run("r2", "t2"));
        clock.put("2026-03-01T10:05:00Z");
        append(Events.task("t3"));

        // When
        var tasks = new ArrayList<String>();
        var place = Optional.<TaskFilter.Place>empty();
        for (var page = tasks(place); !page.isEmpty(); page = tasks(place)) {
            tasks.add(page.getFirst().task());
            place = Optional.of(new TaskFilter.Place(
                    page.getFirst().created(), page.getFirst().task()));
        }
        var first = store.views()
                .runs(new RunFilter(List.of(), Optional.empty(), 1))
                .getFirst();
        var second =
                store.views().runs(new RunFilter(List.of(), Optional.empty(), Reach.EVERYWHERE, first.newest(), 5));

        // Then
        assertThat(tasks).isEqualTo(List.of("t3", "t1", "t2"));
        assertThat(first.row().run()).isEqualTo("r2");
        assertThat(second).extracting(each -> each.row().run()).containsExactly("r1");
    }

    private List<TaskRow> tasks(Optional<TaskFilter.Place> place) {
        return store.views().tasks(new TaskFilter(List.of(), Reach.EVERYWHERE, place, 1));
    }

    @Test
    void a_call_is_found_with_all_that_was_recorded_of_it() {
        // Given
        var decided = Events.decided("r1", "c1", "bash", Decision.ALLOW);
        var finished = Events.finished("r1", "c1");
        append(Events.run("r1", "t1"));
        append(decided);
        append(Events.decided("r1", "c2", "bash", Decision.DENY));
        append(finished);

        // When
        var calls = store.views().calls(CallFilter.all(new Page.After(0), 10));

        // Then
        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst().task()).isEqualTo("t1");
        assertThat(calls.getFirst().decided().event()).isEqualTo(decided);
        assertThat(calls.getFirst().finished().map(Recorded::event)).contains(finished);
        assertThat(calls.getLast().finished()).isEmpty();
    }

    @Test
    void calls_are_filtered_and_paged_both_ways() {
        // Given
        append(Events.run("r1", "t1"));
        for (var i = 0; i < 6; i++) {
            clock.put("2026-03-01T10:0%d:00Z".formatted(i));
            append(Events.decided("r1", "c" + i, i % 2 == 0 ? "bash" : "grep", Decision.ALLOW));
        }
        var bash = new CallFilter(
                Optional.of(new RunId("r1")),
                Optional.of("PLAN"),
                Optional.of("bash"),
                Optional.of("allow"),
                Optional.of(Instant.parse("2026-03-01T10:01:00Z")),
                Reach.EVERYWHERE,
                new Page.After(0),
                10);

        // When
        var found = positions(bash);
        var newestTwo = positions(CallFilter.all(new Page.Before(Long.MAX_VALUE), 2));
        var before = positions(bash.on(new Page.Before(6)));

        // Then
        assertThat(List.of(found, newestTwo, before)).isEqualTo(List.of(List.of(4L, 6L), List.of(7L, 6L), List.of(4L)));
    }

    @Test
    void rebuilt_views_are_what_they_were() {
        // Given
        append(Events.task("t1"));
        append(Events.run("r1", "t1"), new TaskStarted(TASK, new RunId("r1")));
        append(Events.decided("r1", "c1", "bash", Decision.ALLOW));
        append(Events.finished("r1", "c1"));
        clock.put("2026-03-01T10:05:00Z");
        append(Events.run("r2", "t1"));
        append(Events.paused("r2", "lunch"));
        var before = everything();

        // When
        store.views().rebuild(ViewsConformance::row);

        // Then
        assertThat(everything()).isEqualTo(before);
        assertThat(before.toString()).contains("lunch").contains("c1");
    }

    @Test
    void bytes_are_found_under_their_digest() {
        // Given
        var bytes = "name: tdd\n".getBytes(StandardCharsets.UTF_8);

        // When
        var digest = store.blobs().put(bytes);
        var again = store.blobs().put(bytes);

        // Then
        assertThat(digest)
                .isEqualTo(again)
                .isEqualTo("78a509b11888f3647f921849e81acca774812f987ec5eba04b45543882ac5918");
        assertThat(store.blobs().find(digest).map(found -> new String(found, StandardCharsets.UTF_8)))
                .contains("name: tdd\n");
        assertThat(store.blobs().find("00")).isEmpty();
    }

    private List<Object> everything() {
        return List.of(
                store.views().runs(RunFilter.NEWEST),
                store.views().tasks(TaskFilter.newest(10)),
                store.views().calls(CallFilter.all(new Page.After(0), 10)));
    }

    private List<String> names(RunFilter filter) {
        return store.views().runs(filter).stream().map(run -> run.row().run()).toList();
    }

    private List<Long> positions(CallFilter filter) {
        return store.views().calls(filter).stream()
                .map(call -> call.decided().seq())
                .toList();
    }

    /// Appends as the ledger does: with the row of the run as it is after the events.
    private void append(Event... events) {
        var drafts = Arrays.stream(events).map(Draft::of).toList();
        var subject = drafts.getFirst().subject();
        var row = subject.name().startsWith("run/") ? Optional.of(row(subject, events)) : Optional.<RunRow>empty();
        store.log().append(new Append("engine", drafts, Map.of(), row));
    }

    private RunRow row(Subject run, Event... more) {
        var events = new ArrayList<>(
                store.log().read(run, 0).stream().map(Recorded::event).toList());
        events.addAll(Arrays.stream(more)
                .filter(event -> Subject.of(event).equals(run))
                .toList());
        return fold(events);
    }

    static RunRow row(List<Recorded> records) {
        return fold(records.stream().map(Recorded::event).toList());
    }

    private static RunRow fold(List<Event> events) {
        var state = RunMachine.first((RunCreated) events.getFirst());
        for (var event : events.subList(1, events.size())) {
            state = RunMachine.after(state, event);
        }
        return RunRow.of(state);
    }
}
