package dev.signalbox.engine.sandbox;

import dev.signalbox.engine.sandbox.Outcome.Ending;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A running box. Closing it kills it and waits until nothing of it is left.
public final class Box implements AutoCloseable {

    private static final long DRAIN_MILLIS = 10_000;

    private final Preparation preparation;
    private final CompletableFuture<Process> started = new CompletableFuture<>();
    private final CompletableFuture<Outcome> ended = new CompletableFuture<>();
    private final AtomicReference<Ending> ending = new AtomicReference<>(Ending.EXITED);

    private Box(Preparation preparation) {
        this.preparation = preparation;
    }

    /// Starts the command and returns when it runs.
    static Box start(Preparation preparation, OutputSink sink) {
        Box box = new Box(preparation);
        Thread.ofPlatform().daemon().name("box-launch").start(box::launch);
        try {
            Process process = box.started.join();
            preparation.admit(process);
            Thread.ofPlatform().daemon().name("box").start(() -> box.follow(process, sink));
            return box;
        } catch (CompletionException | IOException e) {
            box.started.thenAccept(Box::kill).exceptionally(failure -> null).join();
            preparation.discard();
            throw failure(e);
        }
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
            close();
            throw e;
        } catch (ExecutionException e) {
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
        ended.handle((outcome, failure) -> outcome).join();
    }

    void kill(Ending why) {
        if (!ended.isDone() && ending.compareAndSet(Ending.EXITED, why)) {
            kill(started.join());
        }
    }

    /// By a fresh handle: the thread that started the process may not read its start time, without which
    /// [Process#destroyForcibly()] does nothing.
    private static void kill(Process process) {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /// Runs on a platform thread that lives as long as the box's first process: what the thread gives up, the box has
    /// lost, and the kernel ends the box when the thread that started it ends (PR_SET_PDEATHSIG). Nothing else
    /// may be done on it, since other threads would inherit its restrictions.
    private void launch() {
        try {
            Process process = preparation.launch().start();
            started.complete(process);
            waitUninterruptibly(process);
        } catch (IOException | RuntimeException | Error e) {
            started.completeExceptionally(e);
        }
    }

    private static void waitUninterruptibly(Process process) {
        boolean over = false;
        while (!over) {
            try {
                process.waitFor();
                over = true;
            } catch (InterruptedException e) {
                // Nobody holds this thread to interrupt it, and the box must not outlive it.
                over = false;
            }
        }
    }

    private void follow(Process process, OutputSink sink) {
        try {
            ended.complete(outcome(process, sink));
        } catch (IOException | RuntimeException e) {
            preparation.discard();
            ended.completeExceptionally(e);
        }
    }

    private Outcome outcome(Process process, OutputSink sink) throws IOException {
        long begin = System.nanoTime();
        Limits limits = preparation.plan().limits();
        Drain out = Drain.start(process.getInputStream(), OutputSink.Source.STDOUT, sink, limits.outputKept());
        Drain err = Drain.start(process.getErrorStream(), OutputSink.Source.STDERR, sink, limits.outputKept());
        Watchdog watchdog = Watchdog.start(this, preparation, process);
        if (!waitFor(process, limits.wallTime().toNanos())) {
            kill(Ending.TIMED_OUT);
            waitFor(process, TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS));
        }
        watchdog.stop();
        preparation.launch().killRest(process);
        Output stdout = out.finish(DRAIN_MILLIS);
        Output stderr = err.finish(DRAIN_MILLIS);
        return preparation.conclude(ending.get(), process, stdout, stderr, System.nanoTime() - begin);
    }

    private boolean waitFor(Process process, long nanos) {
        try {
            return process.waitFor(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            kill(Ending.CANCELLED);
            return false;
        }
    }

    private static RuntimeException failure(Throwable e) {
        boolean wrapped = e instanceof CompletionException || e instanceof ExecutionException;
        Throwable cause = wrapped && e.getCause() != null ? e.getCause() : e;
        return cause instanceof SandboxFailure known ? known : new SandboxFailure("The box failed", cause);
    }
}
