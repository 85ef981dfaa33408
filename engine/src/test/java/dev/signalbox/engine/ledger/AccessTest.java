package dev.signalbox.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.SetClock;
import dev.signalbox.kernel.access.Roster;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.control.Decision.Accepted;
import dev.signalbox.kernel.control.Decision.Refused;
import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.AccessEvent.KeyMade;
import dev.signalbox.kernel.event.AccessEvent.LinkMade;
import dev.signalbox.kernel.event.AccessEvent.LinkUsed;
import dev.signalbox.kernel.event.AccessEvent.PasswordSet;
import dev.signalbox.kernel.event.AccessEvent.UserAdded;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.Fingerprint;
import dev.signalbox.kernel.id.KeyId;
import dev.signalbox.kernel.id.UserId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Users, keys and projects in the one log.
final class AccessTest {
    private static final UserId ANN = new UserId("ann");
    private static final Fingerprint HASH =
            new Fingerprint("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2E$" + "Ab3De5Fg7".repeat(5));
    private static final Fingerprint LINK = new Fingerprint("0f".repeat(32));
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path directory;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(directory, new SetClock(NOW.toString()));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Decision admit(AccessEvent... changes) {
        return admit(desk, changes);
    }

    private static Decision admit(Desk at, AccessEvent... changes) {
        return at.ledger.submit(new Command.Admit("ann", List.of(changes), NOW));
    }

    private void addAnn() {
        assertThat(admit(
                        new UserAdded(ANN, Role.ADMIN, Reach.EVERYWHERE),
                        new LinkMade(ANN, LINK, NOW.plusSeconds(60).getEpochSecond())))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void what_was_admitted_is_in_the_roster_at_once_and_after_a_restart() {
        // Given
        addAnn();
        var before = desk.ledger.roster();

        // When
        desk.close();
        open();

        // Then
        assertThat(before.find(ANN)).isPresent();
        assertThat(desk.ledger.roster()).isEqualTo(before);
    }

    @Test
    void a_hash_is_kept_to_the_letter_though_it_looks_like_a_secret() {
        // Given
        addAnn();

        // When
        admit(new PasswordSet(ANN, HASH));

        // Then
        desk.close();
        open();
        assertThat(desk.ledger.roster().find(ANN).orElseThrow().password()).contains(HASH);
    }

    @Test
    void of_several_changes_all_are_recorded_or_none() {
        // Given
        addAnn();
        var before = desk.store.log().head();

        // When
        var decision = admit(new LinkUsed(ANN), new PasswordSet(new UserId("nobody"), HASH));

        // Then
        assertThat(decision).isInstanceOf(Refused.class);
        assertThat(desk.store.log().head()).isEqualTo(before);
    }

    @Test
    void a_change_is_judged_after_those_before_it() {
        // Given
        addAnn();

        // When
        var decision = admit(new LinkUsed(ANN), new LinkUsed(ANN));

        // Then
        assertThat(decision).isEqualTo(new Refused(List.of("the link was used or is over")));
    }

    @Test
    void access_is_not_changed_by_a_report() {
        // When
        var decision =
                desk.ledger.submit(new Command.Report("agent", new UserAdded(ANN, Role.ADMIN, Reach.EVERYWHERE)));

        // Then
        assertThat(decision).isInstanceOf(Refused.class);
        assertThat(desk.ledger.roster()).isEqualTo(Roster.EMPTY);
    }

    @Test
    void a_link_is_used_by_one_of_many_who_try_at_once() throws Exception {
        // Given
        addAnn();
        var tries = IntStream.range(0, 16)
                .<Callable<Decision>>mapToObj(_ -> () -> admit(new LinkUsed(ANN), new PasswordSet(ANN, HASH)))
                .toList();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var decisions = threads.invokeAll(tries).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();

            // Then
            assertThat(decisions).filteredOn(Accepted.class::isInstance).hasSize(1);
        }
        assertThat(desk.ledger.roster().find(ANN).orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    void another_ledger_on_the_same_log_knows_it_too() throws InterruptedException {
        // Given
        addAnn();
        try (var other = new Desk(directory, new SetClock(NOW.toString()))) {
            assertThat(other.ledger.roster().find(ANN)).isPresent();

            // When
            var made = new KeyMade(
                    new KeyId("k1234567"), "ci", Role.AGENT, Reach.EVERYWHERE, new Fingerprint("aa".repeat(32)), 0);
            admit(made);

            // Then
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (other.ledger.roster().keys().isEmpty() && System.nanoTime() < deadline) {
                other.store.log().await(desk.store.log().head().seq() - 1, EventLog.NOTICED_WITHIN);
            }
            assertThat(other.ledger.roster()).isEqualTo(desk.ledger.roster());
        }
    }
}
