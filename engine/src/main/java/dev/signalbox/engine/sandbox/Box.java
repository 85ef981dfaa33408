package dev.signalbox.engine.sandbox;

import dev.signalbox.engine.sandbox.Outcome.Ending;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A running box. Closing it kills it and waits until nothing of it is left.
public final class Box implements AutoCloseable {

    private static final long DRAIN_MILLIS = 10_000;

    private final Preparation preparation;
    private final OutputSink sink;
    private final CompletableFuture<Process> started = new CompletableFuture<>();
    private final CompletableFuture<Outcome> ended = new CompletableFuture<>();
    private final AtomicReference<Ending> ending = new AtomicReference<>(Ending.EXITED);

    private Box(Preparation preparation, OutputSink sink) {
        this.preparation = preparation;
        this.sink = sink;
    }

    /// Starts the command and returns when its process exists.
    static Box start(Preparation preparation, OutputSink sink) {
        Box box = new Box(preparation, sink);
        // One platform thread for the whole life of the box: what the thread gives up, the box has lost, and the
        // kernel ends the box when the thread that started it ends (PR_SET_PDEATHSIG).
        Thread.ofPlatform().daemon().name("box").start(box::live);
        try {
            box.started.join();
        } catch (CompletionException e) {
            throw failure(e);
        }
        return box;
    }

    /// Where a [BoxSpec.Input.Live] box reads its standard input from.
    public OutputStream stdin() {
        return started.join().getOutputStream();
    }

    /// Waits for the end. An interrupt cancels the box, waits until it is gone, and is passed on.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    /// @throws SandboxFailure when the box could not be built or cleared away
    public Outcome await() throws InterruptedException {
        try {
            return ended.get();
        } catch (InterruptedException e) {
            cancel();
            ended.exceptionally(failure -> null).join();
            throw e;
        } catch (java.util.concurrent.ExecutionException e) {
            throw failure(e);
        }
    }

    /// Whether it has ended and been cleared away.
    public boolean isOver() {
        return ended.isDone();
    }

    /// Kills the whole process tree. Returns at once; [#await()] tells when it is gone.
    public void cancel() {
        kill(Ending.CANCELLED);
    }

    @Override
    public void close() {
        cancel();
        ended.exceptionally(failure -> null).join();
    }

    void kill(Ending why) {
        if (!ended.isDone() && ending.compareAndSet(Ending.EXITED, why)) {
            preparation.kill(started.join());
        }
    }

    private void live() {
        try {
            Process process = preparation.spawn();
            started.complete(process);
            ended.complete(follow(process));
        } catch (IOException | RuntimeException e) {
            SandboxFailure failure = e instanceof SandboxFailure known
                    ? known
                    : new SandboxFailure("The box for " + preparation.plan().command() + " failed", e);
            preparation.discard();
            started.completeExceptionally(failure);
            ended.completeExceptionally(failure);
        }
    }

    private Outcome follow(Process process) throws IOException {
        long begin = System.nanoTime();
        Limits limits = preparation.plan().limits();
        Drain out = Drain.start(process.getInputStream(), OutputSink.Source.STDOUT, sink, limits.outputKept());
        Drain err = Drain.start(process.getErrorStream(), OutputSink.Source.STDERR, sink, limits.outputKept());
        preparation.feed(process);
        Watchdog watchdog = Watchdog.start(this, preparation, process);
        waitFor(process, limits);
        watchdog.stop();
        preparation.killRest();
        Output stdout = out.finish(DRAIN_MILLIS);
        Output stderr = err.finish(DRAIN_MILLIS);
        return preparation.conclude(ending.get(), process.exitValue(), stdout, stderr, System.nanoTime() - begin);
    }

    private void waitFor(Process process, Limits limits) {
        boolean over = false;
        long end = System.nanoTime() + limits.wallTime().toNanos();
        while (!over) {
            try {
                over = process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (!over) {
                    kill(Ending.TIMED_OUT);
                    over = process.waitFor(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                // Nobody holds this thread to interrupt it, and the box must not outlive it.
                kill(Ending.CANCELLED);
            }
        }
    }

    private static RuntimeException failure(Exception e) {
        return e.getCause() instanceof SandboxFailure known ? known : new SandboxFailure("The box failed", e);
    }
}
