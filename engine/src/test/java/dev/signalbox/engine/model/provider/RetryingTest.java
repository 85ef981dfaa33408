package dev.signalbox.engine.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.engine.model.ModelRefused;
import dev.signalbox.engine.model.ModelUnavailable;
import dev.signalbox.engine.model.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final RetryPolicy POLICY = new RetryPolicy(4, Duration.ofSeconds(2), Duration.ofSeconds(30));

    private final VirtualPace pace = new VirtualPace(0.5);
    private final Recorder heard = new Recorder();
    private final AtomicInteger made = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {0, 408, 409, 429, 500, 502, 503, 529})
    void a_passing_failure_is_tried_until_the_attempts_are_used_up(int status) {
        // When
        var unavailable =
                catchThrowableOfType(ModelUnavailable.class, () -> run(MINUTE, new AttemptFailed(status, "busy")));

        // Then
        assertThat(made).hasValue(4);
        assertThat(unavailable.attempts()).isEqualTo(4);
        assertThat(unavailable.status()).isEqualTo(status);
        assertThat(pace.slept())
                .containsExactly(Duration.ofMillis(1500), Duration.ofMillis(3000), Duration.ofMillis(6000));
    }

    @ParameterizedTest
    @CsvSource({
        "400, bad field, REQUEST",
        "400, prompt is too long: 300000 tokens, TOO_LONG",
        "400, API key not valid. Please pass a valid API key., KEY",
        "401, invalid x-api-key, KEY",
        "403, not yours, KEY",
        "402, pay, CREDIT",
        "404, no such model, UNKNOWN_MODEL",
        "413, too large, TOO_LONG",
        "429, You exceeded your quota (insufficient_quota), CREDIT",
    })
    void a_final_refusal_is_made_once_and_says_what_to_do(int status, String message, ModelRefused.Reason reason) {
        // When
        var refused = catchThrowableOfType(ModelRefused.class, () -> run(MINUTE, new AttemptFailed(status, message)));

        // Then
        assertThat(made).hasValue(1);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused).hasMessageContaining(message);
        assertThat(pace.slept()).isEmpty();
    }

    @Test
    void the_pause_that_the_vendor_asks_for_is_kept() {
        // When
        var unavailable = catchThrowableOfType(
                ModelUnavailable.class, () -> run(MINUTE, new AttemptFailed(429, "slow down", Duration.ofSeconds(7))));

        // Then
        assertThat(unavailable.status()).isEqualTo(429);
        assertThat(pace.slept())
                .isEqualTo(List.of(Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(7)));
    }

    @Test
    void a_vendor_that_asks_for_too_long_a_pause_is_not_waited_for() {
        // When
        var unavailable = catchThrowableOfType(
                ModelUnavailable.class, () -> run(MINUTE, new AttemptFailed(429, "slow down", Duration.ofHours(1))));

        // Then
        assertThat(unavailable).hasMessageContaining("asks to wait PT1H, the limit is PT30S");
        assertThat(pace.slept()).isEmpty();
    }

    @Test
    void no_try_is_made_after_the_time_out() {
        // When
        var unavailable = catchThrowableOfType(
                ModelUnavailable.class, () -> run(Duration.ofSeconds(4), new AttemptFailed(503, "down")));

        // Then
        assertThat(unavailable.attempts()).isEqualTo(2);
        assertThat(unavailable).hasMessageContaining("after the time-out of PT4S");
        assertThat(pace.slept()).containsExactly(Duration.ofMillis(1500));
    }

    private Reply run(Duration timeout, AttemptFailed failure) throws InterruptedException {
        var retrying = new Retrying(new Failures("openai/gpt", "OPENAI_API_KEY"), POLICY, pace);
        return retrying.run(timeout, heard, (_, _) -> {
            made.incrementAndGet();
            throw failure;
        });
    }
}
