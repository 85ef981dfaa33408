package dev.signalbox.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.model.Spend.Kind;
import dev.signalbox.engine.model.Spend.Level;
import dev.signalbox.engine.model.Spend.Reading;
import dev.signalbox.kernel.event.Budget;
import java.time.Duration;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpendTest {

    @Test
    void turns_tokens_dollars_and_time_add_up() {
        // When
        var spend = Spend.NOTHING
                .turn(new Usage(1, 2, 3, 4), OptionalLong.of(50))
                .turn(new Usage(10, 20, 30, 40), OptionalLong.of(7))
                .worked(Duration.ofSeconds(3))
                .plus(Spend.NOTHING.worked(Duration.ofSeconds(4)));

        // Then
        assertThat(spend).isEqualTo(new Spend(2, new Usage(11, 22, 33, 44), 57, Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource({"0, FINE", "79, FINE", "80, WARNING", "99, WARNING", "100, EXCEEDED", "101, EXCEEDED", "-1, EXCEEDED"})
    void a_bound_warns_at_eighty_percent_and_is_exceeded_when_nothing_is_left(long spent, Level level) {
        // When
        var reading = new Reading(Kind.TOKENS, spent, 100);

        // Then
        assertThat(reading.level()).isEqualTo(level);
    }

    @Property
    void the_level_never_falls_while_more_is_spent(
            @ForAll @LongRange(min = 1) long bound,
            @ForAll @LongRange(min = 0) long less,
            @ForAll @LongRange(min = 0) long more) {
        // Given
        var low = new Reading(Kind.TOKENS, Math.min(less, more), bound);
        var high = new Reading(Kind.TOKENS, Math.max(less, more), bound);

        // When
        var order = low.level().compareTo(high.level());

        // Then
        assertThat(order).isNotPositive();
    }

    @Test
    void kinds_without_a_bound_are_left_out() {
        // Given
        var spend = Spend.NOTHING.turn(new Usage(40_000, 0, 0, 0), OptionalLong.of(1_250_000));

        // When
        var readings = spend.against(new Budget(400, 50_000, 2_000_000, 60));
        var unbounded = spend.against(Budget.DEFAULT);

        // Then
        assertThat(readings)
                .extracting(Reading::toString)
                .containsExactly(
                        "1 of 400 turns", "40,000 of 50,000 tokens", "1.25 of 2.00 dollars", "0 of 60 seconds");
        assertThat(unbounded).extracting(Reading::kind).containsExactly(Kind.TURNS, Kind.SECONDS);
    }

    @Test
    void one_call_of_unknown_price_makes_the_sum_unknown_and_a_dollar_bound_exceeded() {
        // Given
        var spend = Spend.NOTHING
                .turn(Usage.NONE, OptionalLong.of(5))
                .turn(Usage.NONE, OptionalLong.empty())
                .turn(Usage.NONE, OptionalLong.of(5));

        // When
        var readings = spend.against(new Budget(400, 0, 2_000_000, 60));

        // Then
        assertThat(readings)
                .filteredOn(reading -> reading.kind() == Kind.DOLLARS)
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.level()).isEqualTo(Level.EXCEEDED);
                    assertThat(reading).hasToString("an unknown sum of 2.00 dollars");
                });
    }
}
