package dev.signalbox.app.http.live;

import dev.signalbox.app.http.LiveRoute;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// A WebSocket that listens. One frame is on its way at a time; the next is sent when it has left, so that a stalled
/// reader holds up nobody and takes no more than its bounded queue of references.
final class SocketListener implements Listener, LiveRoute.Connection {
    private static final int MOST = 512;
    private static final int GOING_AWAY = 1001;
    private static final int TRY_AGAIN = 1013;

    private final Fanout fanout;
    private final LiveRoute.Peer peer;
    private final Interest interest;
    private final ArrayDeque<Frame> queue = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean sending;
    private boolean closed;
    private long sent;

    SocketListener(Fanout fanout, LiveRoute.Peer peer, Interest interest, long after) {
        this.fanout = fanout;
        this.peer = peer;
        this.interest = interest;
        this.sent = after;
    }

    /// Sends what was missed, then joins.
    void begin() {
        Thread.ofVirtual().name("live-catch-up").start(this::catchUp);
    }

    private void catchUp() {
        var missed = fanout.missed(interest, sent);
        var page = new ArrayList<Frame>();
        try {
            while (!isClosed()) {
                var more = missed.next(page);
                for (var frame : page) {
                    sendAndWait(frame);
                }
                page.clear();
                if (!more && fanout.join(this, missed.heard())) {
                    return;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAndWait(Frame frame) throws InterruptedException {
        var gone = new CountDownLatch(1);
        peer.send(frame.text(), gone::countDown);
        // a stalled reader is cut off by the connection's own time-out, which ends the wait
        gone.await();
        left(frame);
    }

    @Override
    public Interest interest() {
        return interest;
    }

    @Override
    public boolean offer(Frame frame) {
        lock.lock();
        try {
            if (closed) {
                return true;
            }
            if (queue.size() >= MOST) {
                return false;
            }
            queue.add(frame);
            if (sending) {
                return true;
            }
            sending = true;
        } finally {
            lock.unlock();
        }
        sendOn();
        return true;
    }

    /// Sends one after the other. What leaves at once is followed up here, not from within the call that told of it,
    /// so that a long queue makes no deep stack.
    private void sendOn() {
        for (var next = next(); next.isPresent(); next = next()) {
            var frame = next.get();
            var turn = new AtomicReference<>(Turn.OPEN);
            peer.send(frame.text(), () -> {
                left(frame);
                if (!turn.compareAndSet(Turn.OPEN, Turn.LEFT)) {
                    sendOn();
                }
            });
            if (turn.compareAndSet(Turn.OPEN, Turn.WAITED_FOR)) {
                return;
            }
        }
    }

    /// Who goes on after a frame.
    private enum Turn {
        OPEN,
        /// It left before the call returned: the caller goes on.
        LEFT,
        /// The call returned before it left: whoever hears that it left goes on.
        WAITED_FOR
    }

    private Optional<Frame> next() {
        lock.lock();
        try {
            var next = closed ? Optional.<Frame>empty() : Optional.ofNullable(queue.poll());
            sending = next.isPresent();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void left(Frame frame) {
        lock.lock();
        try {
            sent = frame.seq();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void heard(String text) {
        if (text.equals("ping")) {
            peer.send("{\"pong\":true}", () -> {});
        }
    }

    @Override
    public void closed() {
        lock.lock();
        try {
            closed = true;
            queue.clear();
        } finally {
            lock.unlock();
        }
        fanout.leave(this);
    }

    @Override
    public void dropped(Why why) {
        long heard;
        lock.lock();
        try {
            closed = true;
            queue.clear();
            heard = sent;
        } finally {
            lock.unlock();
        }
        switch (why) {
            case TOO_SLOW -> peer.close(TRY_AGAIN, "too slow; go on with ?after=" + heard);
            case STOPPING -> peer.close(GOING_AWAY, "the server stops; go on with ?after=" + heard);
        }
    }
}
