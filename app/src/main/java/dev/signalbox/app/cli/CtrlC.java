package dev.signalbox.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns a signal to end into an interrupt, and holds the process until the command has put its things away.
public final class CtrlC implements AutoCloseable {
    private static final int SECONDS = 8;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    private CtrlC(Thread command) {
        hook = new Thread(() -> hold(command), "ctrl-c");
    }

    /// Interrupts a thread when the process is told to end.
    public static CtrlC interrupting(Thread command) {
        var guard = new CtrlC(command);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    private void hold(Thread command) {
        if (closed.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            if (!closed.await(SECONDS, TimeUnit.SECONDS)) {
                System.err.println("signalbox: not everything ended in time; the run can be resumed all the same");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // the hook sees that the latch is open
        }
    }
}
