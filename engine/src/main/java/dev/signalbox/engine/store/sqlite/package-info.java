/// The store in one SQLite file: write-ahead log, every commit synced, one thread that writes for all.
@NullMarked
package dev.signalbox.engine.store.sqlite;

import org.jspecify.annotations.NullMarked;
