package dev.signalbox.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.AccessEvent.KeyMade;
import dev.signalbox.kernel.event.AccessEvent.KeyRevoked;
import dev.signalbox.kernel.event.AccessEvent.LinkMade;
import dev.signalbox.kernel.event.AccessEvent.LinkUsed;
import dev.signalbox.kernel.event.AccessEvent.PasswordSet;
import dev.signalbox.kernel.event.AccessEvent.ProjectAdded;
import dev.signalbox.kernel.event.AccessEvent.SignedOut;
import dev.signalbox.kernel.event.AccessEvent.UserAdded;
import dev.signalbox.kernel.event.AccessEvent.UserChanged;
import dev.signalbox.kernel.event.AccessEvent.UserRemoved;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.Fingerprint;
import dev.signalbox.kernel.id.KeyId;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RosterTest {
    private static final long NOW = 1_000;
    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");
    private static final ProjectId SHOP = new ProjectId("shop");
    private static final KeyId KEY = new KeyId("k1234567");
    private static final Fingerprint HASH = new Fingerprint("ab".repeat(32));
    private static final UserAdded ANN_ADDED = new UserAdded(ANN, Role.ADMIN, Reach.EVERYWHERE);
    private static final PasswordSet ANN_CHOSE = new PasswordSet(ANN, HASH);

    private static Roster after(AccessEvent... events) {
        return Roster.EMPTY.after(Arrays.stream(events)
                .map(event -> new Recorded(1, Instant.ofEpochSecond(NOW), "ann", event))
                .toList());
    }

    private static final Roster ANN_ALONE = after(ANN_ADDED, ANN_CHOSE);

    static Stream<Named<AccessEvent>> senseless() {
        return Stream.of(
                Named.of("the same user twice", ANN_ADDED),
                Named.of("a user in a project that is not there", new UserAdded(BOB, Role.VIEWER, in("nowhere"))),
                Named.of("a password of nobody", new PasswordSet(BOB, HASH)),
                Named.of("a link for nobody", new LinkMade(BOB, HASH, 2_000)),
                Named.of("a link that was never made", new LinkUsed(ANN)),
                Named.of("the last master leaves", new UserRemoved(ANN)),
                Named.of("the last master becomes less", new UserChanged(ANN, Role.OPERATOR, Reach.EVERYWHERE)),
                Named.of("the last master is fenced in", new UserChanged(ANN, Role.ADMIN, in("default"))),
                Named.of("a key that is over at once", key(in("default"), NOW)),
                Named.of("a key for a project that is not there", key(in("nowhere"), 0)),
                Named.of("a key that nobody made", new KeyRevoked(new KeyId("other"))),
                Named.of("a title with a line break", new ProjectAdded(SHOP, "a\nb", "")),
                Named.of("a session of nobody", new SignedOut(BOB, "j1", 2_000)));
    }

    private static Reach in(String project) {
        return Reach.of(List.of(new ProjectId(project)));
    }

    private static KeyMade key(Reach reach, long expires) {
        return new KeyMade(KEY, "ci", Role.AGENT, reach, HASH, expires);
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void a_change_that_makes_no_sense_is_refused_with_a_reason(AccessEvent change) {
        // When
        var refusals = ANN_ALONE.refusals(change, NOW);

        // Then
        assertThat(refusals).hasSize(1);
    }

    @Test
    void a_second_master_lets_the_first_one_go() {
        // Given
        var both = after(ANN_ADDED, ANN_CHOSE, new UserAdded(BOB, Role.ADMIN, Reach.EVERYWHERE));
        var bobCanSignIn =
                both.after(List.of(new Recorded(4, Instant.ofEpochSecond(NOW), "bob", new PasswordSet(BOB, HASH))));

        // When
        var withoutPassword = both.refusals(new UserRemoved(ANN), NOW);
        var withPassword = bobCanSignIn.refusals(new UserRemoved(ANN), NOW);

        // Then
        assertThat(withoutPassword).hasSize(1);
        assertThat(withPassword).isEmpty();
    }

    @Test
    void a_link_is_good_once_and_until_it_is_over() {
        // Given
        var made = after(ANN_ADDED, new LinkMade(ANN, HASH, 2_000));
        var used = after(ANN_ADDED, new LinkMade(ANN, HASH, 2_000), new LinkUsed(ANN));

        // When
        var inTime = made.refusals(new LinkUsed(ANN), 1_999);
        var late = made.refusals(new LinkUsed(ANN), 2_000);
        var again = used.refusals(new LinkUsed(ANN), 1_999);

        // Then
        assertThat(inTime).isEmpty();
        assertThat(late).hasSize(1);
        assertThat(again).hasSize(1);
    }

    @Test
    void each_password_begins_a_generation() {
        // When
        var roster = after(ANN_ADDED, ANN_CHOSE, ANN_CHOSE);

        // Then
        assertThat(roster.find(ANN).orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void a_revoked_key_is_gone() {
        // When
        var roster = after(key(in("default"), 0), new KeyRevoked(KEY));

        // Then
        assertThat(roster.keys()).isEmpty();
    }

    @Test
    void sessions_that_would_be_over_anyway_are_forgotten() {
        // Given
        var early = new Recorded(3, Instant.ofEpochSecond(10), "ann", new SignedOut(ANN, "j1", 500));

        // When
        var roster = after(ANN_ADDED)
                .after(List.of(early))
                .after(List.of(new Recorded(4, Instant.ofEpochSecond(NOW), "ann", new SignedOut(ANN, "j2", 2_000))));

        // Then
        assertThat(roster.ended()).containsOnlyKeys("j2");
    }
}
