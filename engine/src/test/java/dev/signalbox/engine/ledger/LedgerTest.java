package dev.signalbox.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.store.sqlite.SqliteStore;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.Noted;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.WorkflowRef;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunMachine;
import dev.signalbox.kernel.run.RunState;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Profile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
    private static final RunId RUN = new RunId("run-1");
    private static final TaskId TASK = new TaskId("task-1");

    @TempDir
    Path directory;

    private SqliteStore store;
    private Ledger ledger;

    @BeforeEach
    void open() {
        store = SqliteStore.open(directory.resolve("ledger.db"), InstantSource.system());
        ledger = ledger(store);
        accepted(ledger.submit(new Command.CreateTask(
                "me", new TaskCreated(TASK, ProjectId.DEFAULT, "Title", "", List.of(), List.of(), "w", List.of()))));
        accepted(ledger.submit(new Command.CreateRun("me", created())));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_run_is_created_once_and_the_second_wish_says_so() {
        assertThat(ledger.submit(new Command.CreateRun("me", created())))
                .isEqualTo(new Decision.Refused(List.of("run run-1 exists already")));
    }

    @Test
    void what_is_refused_leaves_no_record() {
        var before = store.log().head().seq();

        var decision = ledger.submit(new Command.Steer("me", new RunCommand.Resume(RUN)));

        assertThat(decision).isEqualTo(new Decision.Refused(List.of("run run-1 is pending, not paused")));
        assertThat(store.log().head().seq()).isEqualTo(before);
    }

    @Test
    void two_processes_decide_on_one_state() throws Exception {
        try (var other = SqliteStore.open(directory.resolve("ledger.db"), InstantSource.system())) {
            var theirs = ledger(other);
            var noted = new CountDownLatch(2);
            for (var each : List.of(ledger, theirs)) {
                Thread.ofVirtual().start(() -> {
                    IntStream.range(0, 50).forEach(i -> accepted(each.submit(note("n" + i))));
                    noted.countDown();
                });
            }
            assertThat(noted.await(60, TimeUnit.SECONDS)).isTrue();

            accepted(theirs.submit(new Command.Steer("them", new RunCommand.Cancel(RUN, "enough"))));

            assertThat(ledger.look(RUN)).get().isInstanceOf(RunState.Cancelled.class);
            assertThat(ledger.look(RUN)).isEqualTo(theirs.look(RUN)).isEqualTo(java.util.Optional.of(replayed()));
            assertThat(ledger.submit(new Command.Steer("me", new RunCommand.Cancel(RUN, "again"))))
                    .isInstanceOf(Decision.Refused.class);
        }
    }

    @Test
    void a_follower_hears_every_record_once_and_in_order() throws Exception {
        var heard = new CopyOnWriteArrayList<Long>();
        var all = new CountDownLatch(43);
        try (var _ = ledger.follow(0, record -> {
            heard.add(record.seq());
            all.countDown();
        })) {
            IntStream.range(0, 40).forEach(i -> accepted(ledger.submit(note("n" + i))));
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(heard).startsWith(1L).isSorted().doesNotHaveDuplicates().hasSize(43);
    }

    @Test
    void a_secret_is_neither_stored_nor_told() {
        var cautious = new Ledger(
                store,
                _ -> {
                    throw new AssertionError("no workflow is needed");
                },
                text -> text.replace("hunter2", "[redacted]"));

        accepted(cautious.submit(note("the password is hunter2")));

        assertThat(ledger.events(RUN).getLast().event())
                .isEqualTo(new Noted(RUN, "note", "the password is [redacted]", Json.obj()));
    }

    private RunState replayed() {
        var state = RunMachine.first(created());
        for (Recorded record : ledger.events(RUN).subList(1, ledger.events(RUN).size())) {
            state = RunMachine.after(state, record.event());
        }
        return state;
    }

    private static Ledger ledger(SqliteStore store) {
        return new Ledger(
                store,
                _ -> {
                    throw new AssertionError("no workflow is needed");
                },
                text -> text);
    }

    private static Command note(String text) {
        return new Command.Report("engine", new Noted(RUN, "note", text, Json.obj()));
    }

    private static void accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }

    private static RunCreated created() {
        var profile = new Profile(
                "none",
                List.of(),
                List.of(),
                "true",
                Profile.Report.JUNIT_XML,
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of());
        return new RunCreated(
                RUN,
                TASK,
                new WorkflowRef("w", "1", "d1", List.of("PLAN")),
                "/repo",
                profile,
                Autonomy.GUARDED,
                Enforcement.Mode.STRICT,
                "scripted",
                Budget.DEFAULT,
                Map.of());
    }
}
