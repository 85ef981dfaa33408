/// What lasts: the append-only log of events, the views read from it, and texts kept by their digest. This package
/// says what a store is; each database is a package below it and passes the same tests. Only `ledger` appends.
@NullMarked
package dev.signalbox.engine.store;

import org.jspecify.annotations.NullMarked;
