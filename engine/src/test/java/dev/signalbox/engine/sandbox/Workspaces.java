package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// Workspaces that the box's user can reach and owns, outside of the private temporary directories of the tests.
final class Workspaces implements AutoCloseable {

    private final Path root;
    private final SandboxSettings settings;

    private Workspaces(Path root) {
        this.root = root;
        this.settings = SandboxSettings.standard(System.getenv()).withState(root.resolve("state"));
    }

    static Workspaces create() {
        try {
            Path root = Files.createTempDirectory(Path.of("/var/tmp"), "signalbox-test");
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new Workspaces(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SandboxSettings settings() {
        return settings;
    }

    Path root() {
        return root;
    }

    /// A workspace with a source and a test in Maven's layout.
    Path maven() {
        Path workspace = root.resolve("ws-" + System.nanoTime());
        write(workspace.resolve("src/main/java/Main.java"), "class Main {}\n");
        write(workspace.resolve("src/test/java/MainTest.java"), "class MainTest {}\n");
        write(workspace.resolve("pom.xml"), "<project/>\n");
        own(workspace);
        return workspace;
    }

    void own(Path tree) {
        if (!BoxUser.self().isRoot()) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.toList()) {
                Files.setAttribute(path, "unix:uid", settings.rootUser().uid(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", settings.rootUser().gid(), LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names(Path directory) {
        try (Stream<Path> names = Files.list(directory)) {
            return names.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Trees.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
