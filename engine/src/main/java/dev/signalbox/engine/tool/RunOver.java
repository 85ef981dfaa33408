package dev.signalbox.engine.tool;

import dev.signalbox.kernel.id.RunId;

/// The run ended while somebody worked on it: whatever they wanted to do next is not done.
public final class RunOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunOver(RunId run, String word) {
        super("run %s is %s".formatted(run, word));
    }
}
