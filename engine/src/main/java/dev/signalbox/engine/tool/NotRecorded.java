package dev.signalbox.engine.tool;

import java.util.List;

/// The control plane refused to record a fact of a run that goes on; so what depends on the record is not done.
public final class NotRecorded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRecorded(String fact, List<String> reasons) {
        super("%s was not recorded: %s".formatted(fact, String.join("; ", reasons)));
    }
}
