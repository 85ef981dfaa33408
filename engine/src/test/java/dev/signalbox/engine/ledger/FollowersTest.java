package dev.signalbox.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.StoreException;
import dev.signalbox.kernel.control.ControlPlane.Subscription;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.id.RunId;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FollowersTest {
    @TempDir
    private Path directory;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(directory);
        desk.begin("r1");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void append(Desk where, int count) {
        IntStream.range(0, count).forEach(n -> where.report(Desk.note("r1", "no " + n)));
    }

    private static List<Long> positions(List<Recorded> heard) {
        synchronized (heard) {
            return heard.stream().map(Recorded::seq).toList();
        }
    }

    private static void await(List<Recorded> heard, int count) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (heard.size() < count && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }

    @Test
    void a_log_that_cannot_be_read_for_a_while_is_followed_without_a_gap() throws Exception {
        // Given
        var heard = Collections.synchronizedList(new ArrayList<Recorded>());
        var failures = new AtomicInteger(3);
        var log = (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, arguments) -> {
                    if (method.getName().equals("read") && failures.getAndDecrement() > 0) {
                        throw new StoreException(StoreException.Kind.FULL, "no room to read the log");
                    }
                    return method.invoke(desk.store.log(), arguments);
                });
        append(desk, 3);

        // When
        try (var _ = Follower.start(log, 0, heard::add)) {
            await(heard, (int) desk.store.log().head().seq());
        }

        // Then
        assertThat(positions(heard))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, desk.store.log().head().seq())
                                .boxed()
                                .toList());
    }

    @Test
    void a_follower_hears_what_was_and_what_comes_in_order_without_a_gap() throws Exception {
        // Given
        var heard = Collections.synchronizedList(new ArrayList<Recorded>());
        append(desk, 300);
        var there = desk.ledger.events(new RunId("r1")).getLast().seq();

        // When
        try (var subscription = desk.ledger.follow(2, heard::add)) {
            append(desk, 200);
            await(heard, (int) there + 200 - 2);
            assertThat(subscription).isNotNull();
        }

        // Then
        assertThat(positions(heard))
                .isEqualTo(LongStream.rangeClosed(3, there + 200).boxed().toList());
    }

    @Test
    void a_follower_hears_what_another_ledger_appends() throws Exception {
        // Given
        var heard = Collections.synchronizedList(new ArrayList<Recorded>());
        try (var other = new Desk(directory);
                var subscription = desk.ledger.follow(0, heard::add)) {
            assertThat(subscription).isNotNull();

            // When
            append(other, 50);
            append(desk, 50);
            await(heard, 105);
        }

        // Then
        assertThat(positions(heard))
                .isEqualTo(LongStream.rangeClosed(1, 105).boxed().toList());
    }

    @Test
    void a_slow_follower_delays_neither_the_others_nor_those_who_append() throws Exception {
        // Given
        var stuck = new CountDownLatch(1);
        var heard = Collections.synchronizedList(new ArrayList<Recorded>());
        try (var slow = desk.ledger.follow(0, record -> awaitQuietly(stuck));
                var quick = desk.ledger.follow(0, heard::add)) {
            assertThat(List.of(slow, quick)).hasSize(2);

            // When
            append(desk, 300);
            await(heard, 305);

            // Then
            assertThat(heard).hasSizeGreaterThanOrEqualTo(305);
            stuck.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void once_closed_a_follower_hears_nothing_more() throws Exception {
        // Given
        var heard = Collections.synchronizedList(new ArrayList<Recorded>());
        var subscription = desk.ledger.follow(0, heard::add);
        await(heard, 5);

        // When
        subscription.close();
        var before = heard.size();
        append(desk, 20);

        // Then
        Thread.sleep(300);
        assertThat(heard).hasSize(before);
    }

    @Test
    void a_follower_may_close_itself() throws Exception {
        // Given
        var heard = Collections.synchronizedList(new ArrayList<Recorded>());
        var self = new Subscription[1];
        var ready = new CountDownLatch(1);
        self[0] = desk.ledger.follow(0, record -> {
            awaitQuietly(ready);
            heard.add(record);
            self[0].close();
        });

        // When
        ready.countDown();
        await(heard, 1);
        append(desk, 20);

        // Then
        Thread.sleep(300);
        assertThat(heard).hasSize(1);
    }

    @Test
    void many_followers_hear_the_same() throws Exception {
        // Given
        var all = IntStream.range(0, 40)
                .mapToObj(n -> Collections.synchronizedList(new ArrayList<Recorded>()))
                .toList();
        var subscriptions =
                all.stream().map(heard -> desk.ledger.follow(0, heard::add)).toList();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4).forEach(_ -> threads.execute(() -> append(desk, 25)));
        }
        for (var heard : all) {
            await(heard, 105);
        }
        subscriptions.forEach(each -> each.close());

        // Then
        assertThat(all)
                .allSatisfy(heard -> assertThat(positions(heard))
                        .isEqualTo(LongStream.rangeClosed(1, 105).boxed().toList()));
    }
}
