package dev.signalbox.engine.sandbox;

import java.nio.charset.StandardCharsets;

/// What was kept of one output stream: all of it, or its beginning and its end.
public final class Output {

    private final byte[] head;
    private final byte[] tail;
    private final long total;

    Output(byte[] head, byte[] tail, long total) {
        this.head = head;
        this.tail = tail;
        this.total = total;
    }

    /// The beginning.
    public byte[] head() {
        return head.clone();
    }

    /// The end, empty when everything fits in [#head()].
    public byte[] tail() {
        return tail.clone();
    }

    /// Bytes that were written in all.
    public long total() {
        return total;
    }

    /// Bytes between head and tail that were not kept.
    public long omitted() {
        return total - head.length - tail.length;
    }

    /// As UTF-8, with a line in the middle that says how much is missing.
    public String text() {
        if (omitted() == 0) {
            byte[] all = new byte[head.length + tail.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(tail, 0, all, head.length, tail.length);
            return new String(all, StandardCharsets.UTF_8);
        }
        return new String(head, StandardCharsets.UTF_8)
                + "\n[... " + omitted() + " bytes omitted ...]\n"
                + new String(tail, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Output[" + total + " bytes]";
    }
}
