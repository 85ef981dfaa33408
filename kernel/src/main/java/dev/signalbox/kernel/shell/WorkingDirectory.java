package dev.signalbox.kernel.shell;

import java.util.List;

/// Where a simple command may find itself when it starts, after every `cd` that may come before it.
public sealed interface WorkingDirectory {
    /// Where the text starts.
    WorkingDirectory START = new Among(List.of(""));

    /// One of these, and nowhere else.
    ///
    /// @param paths relative to where the text starts, or absolute; `..` is kept
    record Among(List<String> paths) implements WorkingDirectory {
        public Among {
            paths = List.copyOf(paths);
        }
    }

    /// Anywhere: after `cd "$x"`, `cd -`, `popd`, in a function, or in a loop that moves.
    ///
    /// @param known places that are certain to be among them, written as those of `Among`
    record Anywhere(List<String> known) implements WorkingDirectory {
        public Anywhere {
            known = List.copyOf(known);
        }

        public Anywhere() {
            this(List.of());
        }
    }
}
