package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a box has added to the disk. The free space tells cheaply that somebody has written much; only then the
/// writable directories are walked, to see whether it was this box.
final class DiskGrowth {

    private record Store(FileStore store, long freeAtStart) {}

    private final List<Path> writable;
    private final List<Store> stores;
    private final Instant start = Instant.now();

    private DiskGrowth(List<Path> writable, List<Store> stores) {
        this.writable = writable;
        this.stores = stores;
    }

    static DiskGrowth of(List<Path> writable) {
        try {
            List<FileStore> stores = new ArrayList<>();
            for (Path path : writable) {
                FileStore store = Files.getFileStore(path);
                if (!stores.contains(store)) {
                    stores.add(store);
                }
            }
            List<Store> now = new ArrayList<>();
            for (FileStore store : stores) {
                now.add(new Store(store, free(store)));
            }
            return new DiskGrowth(writable, List.copyOf(now));
        } catch (IOException e) {
            throw new SandboxFailure("Cannot see the free space of " + writable, e);
        }
    }

    boolean exceeds(long limit) {
        boolean suspicious = stores.stream().anyMatch(store -> store.freeAtStart() - freeNow(store) > limit);
        return suspicious && writtenSinceStart(limit) > limit;
    }

    private long writtenSinceStart(long enough) {
        Counter counter = new Counter(FileTime.from(start), enough);
        for (Path root : writable) {
            try {
                Files.walkFileTree(root, counter);
            } catch (IOException gone) {
                // It went while it was looked through, with its box.
            }
        }
        return counter.bytes;
    }

    /// A store is found by a path of the box, and that is gone when the box is.
    private static long freeNow(Store store) {
        try {
            return free(store.store());
        } catch (IOException e) {
            return store.freeAtStart();
        }
    }

    private static long free(FileStore store) throws IOException {
        return store.getUsableSpace();
    }

    private static final class Counter extends SimpleFileVisitor<Path> {
        private final FileTime start;
        private final long enough;
        private long bytes;

        Counter(FileTime start, long enough) {
            this.start = start;
            this.enough = enough;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.lastModifiedTime().compareTo(start) >= 0) {
                bytes += attributes.size();
            }
            return bytes > enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
