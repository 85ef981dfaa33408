package dev.signalbox.engine.sandbox;

import java.util.Arrays;

/// Keeps the first and the last bytes of a stream of any length in bounded memory. Not for use by two threads.
final class OutputBuffer {

    private final int half;
    private byte[] head = new byte[0];
    private int headSize;
    private byte[] ring = new byte[0];
    private long past;

    OutputBuffer(int kept) {
        this.half = Math.max(1, kept / 2);
    }

    void append(byte[] bytes, int length) {
        int toHead = Math.min(length, half - headSize);
        if (toHead > 0) {
            head = grown(head, headSize + toHead);
            System.arraycopy(bytes, 0, head, headSize, toHead);
            headSize += toHead;
        }
        int rest = length - toHead;
        int skipped = Math.max(0, rest - half);
        past += skipped;
        appendToRing(bytes, toHead + skipped, rest - skipped);
    }

    Output output() {
        byte[] first = Arrays.copyOf(head, headSize);
        long total = headSize + past;
        if (past <= half) {
            return new Output(first, Arrays.copyOf(ring, (int) past), total);
        }
        int start = (int) (past % half);
        byte[] last = new byte[half];
        System.arraycopy(ring, start, last, 0, half - start);
        System.arraycopy(ring, 0, last, half - start, start);
        return new Output(first, last, total);
    }

    private void appendToRing(byte[] bytes, int offset, int count) {
        ring = grown(ring, (int) Math.min(half, past + count));
        for (int done = 0; done < count; ) {
            int at = (int) (past % half);
            int piece = Math.min(count - done, half - at);
            System.arraycopy(bytes, offset + done, ring, at, piece);
            done += piece;
            past += piece;
        }
    }

    private byte[] grown(byte[] array, int needed) {
        if (needed <= array.length) {
            return array;
        }
        return Arrays.copyOf(array, Math.min(half, Math.max(needed, Math.max(1024, array.length * 2))));
    }
}
