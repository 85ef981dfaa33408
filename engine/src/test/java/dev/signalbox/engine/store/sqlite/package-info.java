/// Tests with real SQLite files and real processes.
@NullMarked
package dev.signalbox.engine.store.sqlite;

import org.jspecify.annotations.NullMarked;
