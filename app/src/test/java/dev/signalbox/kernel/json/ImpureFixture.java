package dev.signalbox.kernel.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// Breaks each rule of the kernel once. Only the architecture's own tests load it.
public final class ImpureFixture {
    private final ReentrantLock lock = new ReentrantLock();

    boolean files() {
        return Files.exists(Path.of("x"));
    }

    boolean threads() {
        return lock.tryLock();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    Instant time() {
        return Instant.now();
    }

    String chance() {
        return UUID.randomUUID() + "" + Math.random();
    }

    long machine() {
        return System.nanoTime();
    }
}
