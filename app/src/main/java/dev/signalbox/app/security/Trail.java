package dev.signalbox.app.security;

import dev.signalbox.kernel.event.AccessEvent.AccessRefused;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Puts on record who was refused what. Bounded: one caller can bring so many records about in a while, the rest is
/// counted only.
public final class Trail {
    private static final int RECORDED = 20;

    private final Register register;
    private final Throttle recorded = new Throttle(RECORDED, Duration.ofMinutes(1), 10_000);
    private final AtomicLong refusals = new AtomicLong();

    public Trail(Register register) {
        this.register = register;
    }

    /// How many refusals there were since the start, recorded or not.
    public long refusals() {
        return refusals.get();
    }

    /// Hears of a refusal.
    ///
    /// @param what method and path
    public void refused(Caller who, String what, String reason) {
        refusals.incrementAndGet();
        var now = register.instant();
        if (recorded.wait(who.name(), now).isEmpty()) {
            recorded.tried(who.name(), now);
            register.admit(who.name(), new AccessRefused(who.name(), what, reason));
        }
    }
}
