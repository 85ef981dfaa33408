package dev.signalbox.engine.sandbox;

import static dev.signalbox.engine.sandbox.TreePaths.facts;
import static dev.signalbox.engine.sandbox.TreePaths.join;
import static dev.signalbox.engine.sandbox.TreePaths.names;
import static dev.signalbox.engine.sandbox.TreePaths.parent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the changes off the upper directory of an overlay (`Documentation/filesystems/overlayfs.rst`, with the marks
/// that an unprivileged mount writes).
final class UpperWalk {

    private static final String OPAQUE = "overlay.opaque";

    private final Anchor upper;
    private final Anchor lower;
    private final List<Change> changes = new ArrayList<>();

    /// Directories that were removed and made again. The mark stands at the topmost of them only.
    private final Set<String> opaque = new HashSet<>();

    private UpperWalk(Anchor upper, Anchor lower) {
        this.upper = upper;
        this.lower = lower;
    }

    static List<Change> changes(Anchor upper, Anchor lower) throws IOException {
        UpperWalk walk = new UpperWalk(upper, lower);
        walk.directory("");
        return walk.changes;
    }

    private void directory(String path) throws IOException {
        try (Anchor here = upper.beneath(path)) {
            Rights.makeListable(here);
            for (String name : names(here)) {
                Optional<FileFacts> now = FileFacts.of(here.entry(name));
                if (now.isPresent()) {
                    entry(join(path, name), here.entry(name), now.get());
                }
            }
        }
    }

    private void entry(String path, Path entry, FileFacts now) throws IOException {
        Optional<FileFacts> before = facts(lower, path);
        boolean wasDirectory =
                before.filter(old -> old.kind() == FileKind.DIRECTORY).isPresent();
        if (now.isWhiteout() || (wasDirectory && now.kind() != FileKind.DIRECTORY)) {
            deleteAll(path);
        }
        switch (now.kind()) {
            case SPECIAL -> {
                if (!now.isWhiteout()) {
                    changes.add(new Change.Special(path));
                }
            }
            case LINK ->
                changes.add(new Change.Link(path, Files.readSymbolicLink(entry).toString()));
            case FILE -> {
                if (before.isEmpty() || !isSame(path, now, before.get())) {
                    changes.add(new Change.Put(path));
                }
            }
            case DIRECTORY -> {
                if (!wasDirectory) {
                    changes.add(new Change.Directory(path));
                } else if (opaque.contains(parent(path)) || isOpaque(entry)) {
                    opaque.add(path);
                    deleteHidden(path);
                }
                directory(path);
            }
        }
    }

    /// Of a directory that was removed and made again: what it does not have any more.
    private void deleteHidden(String path) throws IOException {
        Set<String> left;
        try (Anchor here = upper.beneath(path)) {
            left = Set.copyOf(names(here));
        }
        try (Anchor old = lower.beneath(path)) {
            for (String name : names(old)) {
                if (!left.contains(name)) {
                    deleteAll(join(path, name));
                }
            }
        }
    }

    private void deleteAll(String path) throws IOException {
        Optional<FileFacts> old = facts(lower, path);
        if (old.filter(facts -> facts.kind() == FileKind.DIRECTORY).isPresent()) {
            try (Anchor here = lower.beneath(path)) {
                for (String name : names(here)) {
                    deleteAll(join(path, name));
                }
            }
        }
        if (old.isPresent()) {
            changes.add(new Change.Delete(path));
        }
    }

    /// A file comes up as soon as it is opened for writing, also when nothing is written then.
    private boolean isSame(String path, FileFacts now, FileFacts before) throws IOException {
        return before.looksLike(now) && FileContent.isSame(upper, lower, path);
    }

    private static boolean isOpaque(Path directory) throws IOException {
        UserDefinedFileAttributeView view =
                Files.getFileAttributeView(directory, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (!view.list().contains(OPAQUE)) {
            return false;
        }
        ByteBuffer value = ByteBuffer.allocate(view.size(OPAQUE));
        view.read(OPAQUE, value);
        return "y".equals(new String(value.array(), StandardCharsets.UTF_8));
    }
}
