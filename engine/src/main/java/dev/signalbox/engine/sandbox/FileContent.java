package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;

/// The bytes of regular files in anchored trees.
final class FileContent {

    private static final int BLOCK = 1 << 16;

    private FileContent() {}

    /// Opens the file at that path, and only if it is a regular file with all of its parents in the tree.
    static InputStream open(Anchor tree, String path) throws IOException {
        try (Anchor parent = tree.beneath(TreePaths.parent(path));
                Anchor file = parent.open(TreePaths.name(path))) {
            if (FileFacts.ofOpen(file).kind() != FileKind.FILE) {
                throw new IOException(path + " is no regular file");
            }
            return Files.newInputStream(file.self());
        }
    }

    static boolean isSame(Anchor one, Anchor other, String path) throws IOException {
        try (InputStream left = open(one, path);
                InputStream right = open(other, path)) {
            return isSame(left, right);
        } catch (AccessDeniedException | NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isSame(InputStream left, InputStream right) throws IOException {
        while (true) {
            byte[] one = left.readNBytes(BLOCK);
            byte[] other = right.readNBytes(BLOCK);
            if (!Arrays.equals(one, other)) {
                return false;
            }
            if (one.length < BLOCK) {
                return true;
            }
        }
    }
}
