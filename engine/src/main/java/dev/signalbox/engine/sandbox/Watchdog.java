package dev.signalbox.engine.sandbox;

import dev.signalbox.engine.sandbox.Outcome.Ending;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks at a running box ten times a second, for what no kernel limit counts on this machine: memory of all processes
/// where there is no control group, and what the command adds to the disk.
final class Watchdog {

    private static final long PERIOD_MILLIS = 100;

    private final Box box;
    private final Preparation preparation;
    private final DiskGrowth disk;
    private final CountDownLatch over = new CountDownLatch(1);

    private Watchdog(Box box, Preparation preparation) {
        this.box = box;
        this.preparation = preparation;
        this.disk = DiskGrowth.of(preparation.growing());
    }

    static Watchdog start(Box box, Preparation preparation, Process process) {
        Watchdog watchdog = new Watchdog(box, preparation);
        Thread.ofVirtual().name("box-watchdog").start(() -> watchdog.watch(process));
        return watchdog;
    }

    void stop() {
        over.countDown();
    }

    private void watch(Process process) {
        Limits limits = preparation.plan().limits();
        try {
            while (!over.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!preparation.isCounted() && memory(process) > limits.memory()) {
                    box.kill(Ending.OUT_OF_MEMORY);
                }
                if (disk.exceeds(limits.diskGrowth())) {
                    box.kill(Ending.OUT_OF_DISK);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long memory(Process process) {
        return preparation.launch().processes(process).stream()
                .mapToLong(Usage::memoryOf)
                .sum();
    }
}
