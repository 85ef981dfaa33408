package dev.signalbox.kernel.glob;

import java.util.List;

/// A normalised relative path, taken apart once to be asked of several sets.
public final class PathNames {
    private final String[] names;

    private PathNames(String[] names) {
        this.names = names;
    }

    /// The names of a path with `/` between them; none for the empty path.
    public static PathNames of(String path) {
        return new PathNames(Segment.split(path));
    }

    String[] names() {
        return names;
    }

    @Override
    public String toString() {
        return String.join("/", List.of(names));
    }
}
