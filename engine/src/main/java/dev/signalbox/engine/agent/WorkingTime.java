package dev.signalbox.engine.agent;

import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.DriverStarted;
import dev.signalbox.kernel.event.RunEvent.RunPaused;
import dev.signalbox.kernel.event.RunEvent.RunResumed;
import dev.signalbox.kernel.event.RunEvent.WaitEnded;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.id.ApprovalId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How long a run was worked on: without the time in which it waited for people, was paused, or had no process that
/// drove it.
final class WorkingTime {
    private final Set<ApprovalId> open = new HashSet<>();
    private boolean paused;

    private WorkingTime() {}

    static Duration of(List<Recorded> log, Instant now) {
        return new WorkingTime().sum(log, now);
    }

    private Duration sum(List<Recorded> log, Instant now) {
        var sum = Duration.ZERO;
        for (int i = 0; i < log.size(); i++) {
            take(log.get(i).event());
            var isLast = i == log.size() - 1;
            var until = isLast ? now : log.get(i + 1).at();
            // Before a driver starts, nobody knows when the one before it died; the time is given away.
            var driven = isLast || !(log.get(i + 1).event() instanceof DriverStarted);
            if (driven && open.isEmpty() && !paused && until.isAfter(log.get(i).at())) {
                sum = sum.plus(Duration.between(log.get(i).at(), until));
            }
        }
        return sum;
    }

    private void take(Event event) {
        switch (event) {
            case WaitStarted started -> open.add(started.waiting().id());
            case WaitEnded ended -> open.remove(ended.id());
            case RunPaused _ -> paused = true;
            case RunResumed _ -> paused = false;
            default -> {
                // work
            }
        }
    }
}
