package dev.signalbox.engine.model.provider;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The bytes of an answer as they arrive, read with a limit on waiting. One delivery is asked for at a time, so
/// that no more than one waits here.
final class Incoming implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

    private sealed interface Delivery {
        record Bytes(List<ByteBuffer> buffers) implements Delivery {}

        record End() implements Delivery {}

        record Broken(Throwable cause) implements Delivery {}
    }

    private final LinkedBlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final ArrayDeque<ByteBuffer> open = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private boolean ended;

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        started.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        deliveries.add(new Delivery.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        deliveries.add(new Delivery.Broken(cause));
    }

    @Override
    public void onComplete() {
        deliveries.add(new Delivery.End());
    }

    /// The next bytes, at least one; null at the end.
    @Nullable
    ByteBuffer next(Duration wait) throws AttemptFailed, InterruptedException {
        while (!ended) {
            var buffer = open.peek();
            if (buffer != null && buffer.hasRemaining()) {
                return buffer;
            }
            if (buffer != null) {
                open.remove();
            } else {
                await(wait);
            }
        }
        return null;
    }

    private void await(Duration wait) throws AttemptFailed, InterruptedException {
        switch (deliveries.poll(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            case null -> throw new AttemptFailed(0, "nothing was heard for %s".formatted(wait));
            case Delivery.Bytes(var buffers) -> {
                open.addAll(buffers);
                started().request(1);
            }
            case Delivery.End _ -> ended = true;
            case Delivery.Broken(var cause) ->
                throw new AttemptFailed(0, "the connection broke in the middle of the answer: " + cause.getMessage());
        }
    }

    private Flow.Subscription started() {
        var started = subscription;
        if (started == null) {
            throw new IllegalStateException("bytes without a subscription");
        }
        return started;
    }

    /// Closes the connection if the end was not reached.
    @Override
    public void close() {
        var started = subscription;
        if (started != null) {
            started.cancel();
        }
    }
}
