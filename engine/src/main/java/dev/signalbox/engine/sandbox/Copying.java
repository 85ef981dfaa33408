package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Copies content that a command made, up to a number of bytes in all. A sparse file, or one file under many names,
/// takes a command next to nothing, and would fill the disk of whoever copies it without a bound.
final class Copying {

    private static final int BLOCK = 1 << 16;

    private long left;

    /// @param most bytes of all files together, holes counted
    Copying(long most) {
        this.left = most;
    }

    /// Takes the size of a file off what is left, if there is so much.
    boolean mayCopy(FileFacts facts) {
        if (facts.size() > left) {
            return false;
        }
        left -= facts.size();
        return true;
    }

    /// Writes a new file, with holes in place of blocks of zeros.
    static void copy(InputStream in, Path target) throws IOException {
        try (FileChannel out = FileChannel.open(
                target, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            long end = 0;
            byte[] block = in.readNBytes(BLOCK);
            while (block.length > 0) {
                if (!isZero(block)) {
                    write(out, block, end);
                }
                end += block.length;
                block = in.readNBytes(BLOCK);
            }
            if (out.size() < end) {
                write(out, new byte[1], end - 1);
            }
        }
    }

    private static void write(FileChannel out, byte[] block, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(block);
        long to = at;
        while (bytes.hasRemaining()) {
            to += out.write(bytes, to);
        }
    }

    private static boolean isZero(byte[] block) {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
