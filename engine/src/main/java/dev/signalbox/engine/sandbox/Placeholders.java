package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Empty directories that boxes mount upon, where the workspace has nothing of that name. They go when the last box
/// that needs them ends, unless something was put into them.
///
/// Directories, also in place of files such as `.mcp.json`: git does not see empty ones, not even those that a killed
/// engine leaves behind.
final class Placeholders {

    private static final Map<Path, Integer> USERS = new HashMap<>();

    private final List<Path> made;

    private Placeholders(List<Path> made) {
        this.made = made;
    }

    static Placeholders make(Path workspace, List<String> paths, BoxUser owner) throws IOException {
        List<Path> made = new ArrayList<>();
        synchronized (USERS) {
            for (String path : paths) {
                Path step = workspace;
                for (Path name : Path.of(path)) {
                    step = step.resolve(name);
                    if (USERS.containsKey(step) || Files.notExists(step, LinkOption.NOFOLLOW_LINKS)) {
                        create(step, owner);
                        USERS.merge(step, 1, Integer::sum);
                        made.add(step);
                    }
                }
            }
        }
        made.sort(Comparator.comparingInt(Path::getNameCount).reversed());
        return new Placeholders(made);
    }

    void release() {
        synchronized (USERS) {
            for (Path path : List.copyOf(made)) {
                made.remove(path);
                if (USERS.merge(path, -1, Integer::sum) == 0) {
                    USERS.remove(path);
                    removeIfEmpty(path);
                }
            }
        }
    }

    private static void create(Path path, BoxUser owner) throws IOException {
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(path);
            Rights.give(path, owner);
        }
    }

    private static void removeIfEmpty(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Not empty: the command made use of it, so it stays.
            return;
        }
    }
}
