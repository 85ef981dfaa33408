package dev.signalbox.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.engine.store.Answer.Appended;
import dev.signalbox.engine.store.Answer.Moved;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every event log must do.
public abstract class EventLogConformance {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final SetClock clock = new SetClock("2026-03-01T10:00:00Z");
    private final List<Store> opened = new ArrayList<>();
    private EventLog log;

    /// Opens the one database of this test, once more at every call.
    protected abstract Store open(SetClock clock);

    @BeforeEach
    final void openLog() {
        log = another();
    }

    @AfterEach
    final void closeLogs() {
        opened.forEach(Store::close);
    }

    private EventLog another() {
        var store = open(clock);
        opened.add(store);
        return store.log();
    }

    @Test
    void an_empty_log_ends_before_its_first_record() {
        // When
        var head = log.head();

        // Then
        assertThat(head).isEqualTo(Head.START);
        assertThat(log.read(0, 10)).isEmpty();
    }

    @Test
    void what_was_appended_is_read_as_it_was() {
        // Given
        var text = "line\nquote \" and \\ and ünïcödé \uD83D\uDE00 and \u0000";

        // When
        var answer = log.append(Events.wish(Events.prompted("r1", text), Events.paused("r1", "lunch")));

        // Then
        var at = Instant.parse("2026-03-01T10:00:00Z");
        assertThat(log.read(0, 10))
                .containsExactly(
                        new Recorded(1, at, "engine", Events.prompted("r1", text)),
                        new Recorded(2, at, "engine", Events.paused("r1", "lunch")))
                .isEqualTo(((Appended) answer).records());
    }

    @Test
    void sixty_four_producers_get_positions_without_a_gap_and_find_their_own_event_there() throws Exception {
        // Given
        var each = 25;
        var producers = IntStream.range(0, 64)
                .mapToObj(n -> (Callable<List<Recorded>>) () -> IntStream.range(0, each)
                        .mapToObj(i -> appended(log, Events.paused("r" + n, "no " + i)))
                        .flatMap(List::stream)
                        .toList())
                .toList();

        // When
        var acknowledged = new ArrayList<Recorded>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(producers)) {
                acknowledged.addAll(future.get());
            }
        }

        // Then
        assertThat(log.read(0, 10_000).stream().map(Recorded::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 64L * each).boxed().toList());
        assertThat(log.read(0, 10_000)).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(brokenLinks(log)).isEmpty();
    }

    @Test
    void a_subject_is_read_apart_from_the_others() {
        // Given
        log.append(Events.wish(Events.task("r1"), Events.paused("r1", "a"), Events.paused("r2", "b")));
        log.append(Events.wish(Events.paused("r1", "c")));

        // When
        var records = log.read(Subject.of(new RunId("r1")), 0);

        // Then
        assertThat(records.stream().map(Recorded::seq)).containsExactly(2L, 4L);
        assertThat(log.read(Subject.of(new RunId("r1")), 2)).containsExactly(records.getLast());
        assertThat(log.newest(Subject.of(new RunId("r1")))).isEqualTo(4);
        assertThat(log.newest(Subject.of(new TaskId("r1")))).isEqualTo(1);
        assertThat(log.newest(Subject.of(new RunId("r9")))).isZero();
    }

    @Test
    void a_wish_that_knows_too_little_records_nothing() {
        // Given
        log.append(Events.wish(0, Events.paused("r1", "first")));

        // When
        var answer = log.append(Events.wish(0, Events.paused("r1", "late")));

        // Then
        assertThat(answer).isEqualTo(new Moved(Subject.of(new RunId("r1")), 1));
        assertThat(log.head().seq()).isEqualTo(1);
    }

    @Test
    void of_many_who_know_the_same_one_wins() throws Exception {
        // Given
        log.append(Events.wish(Events.paused("r1", "first")));
        var wish = (Callable<Answer>) () -> log.append(Events.wish(1, Events.paused("r1", "second")));

        // When
        var won = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(Collections.nCopies(32, wish))) {
                won += future.get() instanceof Appended ? 1 : 0;
            }
        }

        // Then
        assertThat(won).isEqualTo(1);
        assertThat(log.head().seq()).isEqualTo(2);
    }

    @Test
    void what_another_opening_of_the_log_appended_counts_as_known_to_it_alone() {
        // Given
        var other = another();
        log.append(Events.wish(0, Events.paused("r1", "here")));

        // When
        var tooLate = other.append(Events.wish(0, Events.paused("r1", "there")));
        var inTime = other.append(Events.wish(1, Events.paused("r1", "there")));
        var tooLateHere = log.append(Events.wish(1, Events.paused("r1", "here again")));

        // Then
        assertThat(List.of(tooLate instanceof Moved, inTime instanceof Appended, tooLateHere instanceof Moved))
                .containsOnly(true);
        assertThat(brokenLinks(log)).isEmpty();
    }

    @Test
    void two_openings_that_append_at_once_make_one_chain() throws Exception {
        // Given
        var logs = List.of(log, another());
        var work = IntStream.range(0, 8)
                .mapToObj(n -> (Callable<Integer>) () -> {
                    for (var i = 0; i < 50; i++) {
                        appended(logs.get(n % 2), Events.paused("r" + n, "no " + i));
                    }
                    return n;
                })
                .toList();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(work)) {
                future.get();
            }
        }

        // Then
        assertThat(log.head()).isEqualTo(logs.getLast().head());
        assertThat(log.head().seq()).isEqualTo(400);
        assertThat(brokenLinks(log)).isEmpty();
    }

    @Test
    void waiting_ends_when_this_opening_appends() throws Exception {
        // Given
        Thread.ofVirtual().start(() -> log.append(Events.wish(Events.paused("r1", "x"))));

        // When
        var grown = log.await(0, LONG);

        // Then
        assertThat(grown).isTrue();
    }

    @Test
    void waiting_ends_when_another_opening_appends_and_that_is_counted() throws Exception {
        // Given
        var other = another();
        var before = log.foreignAppends();
        other.append(Events.wish(Events.paused("r1", "x")));

        // When
        var grown = log.await(0, LONG);

        // Then
        assertThat(grown).isTrue();
        assertThat(log.foreignAppends()).isGreaterThan(before);
    }

    @Test
    void waiting_for_nothing_ends_in_time() throws Exception {
        // When
        var grown = log.await(0, Duration.ofMillis(80));

        // Then
        assertThat(grown).isFalse();
    }

    @Test
    void time_never_goes_back_and_the_answer_says_by_how_much_the_clock_did() {
        // Given
        log.append(Events.wish(Events.paused("r1", "before")));
        clock.put("2026-03-01T09:30:00Z");

        // When
        var answer = (Appended) log.append(Events.wish(Events.paused("r1", "after")));

        // Then
        assertThat(answer.records().getFirst().at()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(answer.clockBehind()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void time_goes_on_once_the_clock_has_caught_up() {
        // Given
        log.append(Events.wish(Events.paused("r1", "before")));
        clock.put("2026-03-01T10:00:00.000001999Z");

        // When
        var answer = (Appended) log.append(Events.wish(Events.paused("r1", "after")));

        // Then
        assertThat(answer.records().getFirst().at()).isEqualTo("2026-03-01T10:00:00.000001Z");
        assertThat(answer.clockBehind()).isZero();
    }

    @Test
    void a_log_opened_again_goes_on_where_it_ended() {
        // Given
        log.append(Events.wish(Events.paused("r1", "before")));
        opened.removeFirst().close();

        // When
        log = another();

        // Then
        assertThat(appended(log, Events.paused("r1", "after")).getFirst().seq()).isEqualTo(2);
        assertThat(brokenLinks(log)).isEmpty();
    }

    @Test
    void a_closed_log_refuses() {
        // Given
        opened.removeFirst().close();

        // When
        var refused =
                catchThrowableOfType(StoreException.class, () -> log.append(Events.wish(Events.paused("r1", "late"))));

        // Then
        assertThat(refused.kind()).isEqualTo(StoreException.Kind.CLOSED);
    }

    @Test
    void more_events_than_go_into_one_wish_are_refused() {
        // Given
        var drafts = IntStream.rangeClosed(0, Append.MAX_DRAFTS)
                .mapToObj(i -> Draft.of(Events.paused("r1", "no " + i)))
                .toList();

        // When
        var refused = catchThrowableOfType(
                IllegalArgumentException.class, () -> new Append("x", drafts, Map.of(), Optional.empty()));

        // Then
        assertThat(refused).hasMessageContaining("256");
    }

    static List<Recorded> appended(EventLog log, Event event) {
        return switch (log.append(Events.wish(event))) {
            case Appended appended -> appended.records();
            case Moved moved -> throw new AssertionError(moved);
        };
    }

    /// Positions at which the stored chain does not hold.
    public static List<Long> brokenLinks(EventLog log) {
        var chain = new Chain();
        var broken = new ArrayList<Long>();
        var before = new byte[][] {Chain.root()};
        log.chain(1, log.head().seq(), (link, stored) -> {
            if (!Arrays.equals(chain.next(before[0], link), stored)) {
                broken.add(link.seq());
            }
            before[0] = stored;
            return true;
        });
        return broken;
    }
}
