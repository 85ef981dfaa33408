package dev.signalbox.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {
    @ParameterizedTest
    @CsvSource({
        "engine.store, kernel.event",
        "engine.store, engine.store",
        "engine.session.claude, engine.session",
        "engine.session.claude, kernel.json",
        "engine.driver, engine.session.claude",
        "app, app.cli",
        "app.cli, engine.driver",
    })
    void a_room_may_use_the_rooms_above_it_and_a_subpackage_its_parent(String from, String to) {
        // When
        var refusal = Room.refusal(Room.ROOT + from, Room.ROOT + to);

        // Then
        assertThat(refusal).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kernel.json, kernel.id, kernel.id stands below kernel.json",
        "engine.store, engine.ledger, engine.ledger stands below engine.store",
        "engine.store, app.cli, app.cli stands below engine.store",
        "app.cli, app, app stands below app.cli",
        "engine.session, engine.session.claude,"
                + " 'dev.signalbox.engine.session may use its parents only, not dev.signalbox.engine.session.claude'",
        "engine.session.codex, engine.session.claude,"
                + " 'dev.signalbox.engine.session.codex may use its parents only, not"
                + " dev.signalbox.engine.session.claude'",
        "engine.nowhere, kernel.json, dev.signalbox.engine.nowhere has no place in the order",
        "engine.store, kernel, dev.signalbox.kernel has no place in the order",
        "app.nowhere, kernel.json, dev.signalbox.app.nowhere has no place in the order",
    })
    void a_use_against_the_order_is_refused_with_its_reason(String from, String to, String reason) {
        // When
        var refusal = Room.refusal(Room.ROOT + from, Room.ROOT + to);

        // Then
        assertThat(refusal).contains(reason);
    }

    @Test
    void a_package_whose_name_only_begins_like_a_room_has_no_place() {
        // When
        var room = Room.of(Room.ROOT + "engine.storehouse");

        // Then
        assertThat(room).isEmpty();
    }
}
