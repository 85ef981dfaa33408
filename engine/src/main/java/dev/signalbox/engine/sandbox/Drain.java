package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads a stream to its end, whatever its length, so that the writer never waits for a reader.
final class Drain {

    private final Thread thread;
    private final OutputBuffer kept;

    private Drain(Thread thread, OutputBuffer kept) {
        this.thread = thread;
        this.kept = kept;
    }

    static Drain start(InputStream stream, OutputSink.Source source, OutputSink sink, int limit) {
        OutputBuffer kept = new OutputBuffer(limit);
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("box-" + source)
                .unstarted(() -> read(stream, kept, new Piping(source, sink)));
        thread.start();
        return new Drain(thread, kept);
    }

    /// Waits for the end of the stream, which comes when the last process that holds it is gone.
    Output finish(long millis) {
        boolean interrupted = false;
        long end = System.nanoTime() + millis * 1_000_000;
        while (thread.isAlive() && System.nanoTime() < end) {
            try {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (kept) {
            return kept.output();
        }
    }

    private static void read(InputStream stream, OutputBuffer kept, Piping piping) {
        byte[] buffer = new byte[64 * 1024];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                synchronized (kept) {
                    kept.append(buffer, n);
                }
                piping.pass(buffer, n);
            }
        } catch (IOException e) {
            // The pipe was closed because the box was killed: what was read until then is kept.
            return;
        }
    }

    /// Hands pieces to a sink until it throws once.
    private static final class Piping {
        private final OutputSink.Source source;
        private final OutputSink sink;
        private boolean broken;

        Piping(OutputSink.Source source, OutputSink sink) {
            this.source = source;
            this.sink = sink;
        }

        void pass(byte[] buffer, int length) {
            if (broken) {
                return;
            }
            try {
                sink.accept(source, Arrays.copyOf(buffer, length));
            } catch (RuntimeException e) {
                broken = true;
            }
        }
    }
}
