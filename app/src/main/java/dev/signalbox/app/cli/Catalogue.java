package dev.signalbox.app.cli;

import java.util.List;

/// All commands, in the order in which the help lists them.
final class Catalogue {
    static final List<Entry> ENTRIES = List.of();

    private Catalogue() {}
}
