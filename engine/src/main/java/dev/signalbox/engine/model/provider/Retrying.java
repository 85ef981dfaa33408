package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.Reply;
import dev.signalbox.engine.model.TurnListener;
import java.time.Duration;

/// Makes a call until it succeeds, is refused, or a limit is reached.
final class Retrying {

    /// One try, which tells what it hears to the listener.
    interface Call {
        Reply make(Attempt attempt, TurnListener listener) throws AttemptFailed, InterruptedException;
    }

    private final Failures failures;
    private final RetryPolicy policy;
    private final Pace pace;

    Retrying(Failures failures, RetryPolicy policy, Pace pace) {
        this.failures = failures;
        this.policy = policy;
        this.pace = pace;
    }

    Reply run(Duration timeout, TurnListener listener, Call call) throws InterruptedException {
        var deadline = pace.nanos() + timeout.toNanos();
        for (int number = 1; ; number++) {
            var attempt = new Attempt(number, deadline);
            var heard = new Heard(listener);
            try {
                return call.make(attempt, heard);
            } catch (AttemptFailed failure) {
                if (heard.anything()) {
                    throw failures.cutOff(heard.text(), failure);
                }
                rest(attempt, failure, timeout, listener);
            }
        }
    }

    private void rest(Attempt attempt, AttemptFailed failure, Duration timeout, TurnListener listener)
            throws InterruptedException {
        if (failures.isFinal(failure)) {
            throw failures.refused(failure);
        }
        var left = attempt.left(pace);
        if (left.isZero()) {
            throw failures.unavailable(attempt.number(), failure, "the time-out of %s was reached".formatted(timeout));
        }
        if (attempt.number() >= policy.attempts()) {
            throw failures.unavailable(attempt.number(), failure, "");
        }
        var asked = failure.retryAfter();
        if (asked != null && asked.compareTo(policy.longest()) > 0) {
            throw failures.unavailable(
                    attempt.number(),
                    failure,
                    "it asks to wait %s, the limit is %s".formatted(asked, policy.longest()));
        }
        var pause = asked == null ? policy.pause(attempt.number(), pace.chance()) : asked;
        if (pause.compareTo(left) >= 0) {
            throw failures.unavailable(
                    attempt.number(), failure, "the next try would come after the time-out of %s".formatted(timeout));
        }
        listener.retrying(new TurnListener.Retry(attempt.number(), pause, failure.why()));
        pace.sleep(pause.toNanos());
    }

    /// Passes on what is heard, and remembers it.
    private static final class Heard implements TurnListener {
        private final TurnListener listener;
        private final StringBuilder text = new StringBuilder();
        private boolean thought;

        Heard(TurnListener listener) {
            this.listener = listener;
        }

        @Override
        public void text(String delta) {
            text.append(delta);
            listener.text(delta);
        }

        @Override
        public void thinking(String delta) {
            thought = true;
            listener.thinking(delta);
        }

        boolean anything() {
            return thought || !text.isEmpty();
        }

        String text() {
            return text.toString();
        }
    }
}
