package dev.signalbox.engine.sandbox;

import dev.signalbox.engine.sandbox.Outcome.Ending;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
                if (preparation.group().isEmpty() && memory(process.toHandle()) > limits.memory()) {
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

    /// Resident memory that belongs to the process tree alone.
    private static long memory(ProcessHandle root) {
        try (Stream<ProcessHandle> below = root.descendants()) {
            return Stream.concat(Stream.of(root), below)
                    .mapToLong(process -> anonymous(process.pid()))
                    .sum();
        }
    }

    private static long anonymous(long pid) {
        return KernelFile.lines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("RssAnon:") || line.startsWith("RssShmem:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }
}
