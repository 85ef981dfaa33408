/// The local front door: load, decide, append, notify. The only room that appends to the log.
@NullMarked
package dev.signalbox.engine.ledger;

import org.jspecify.annotations.NullMarked;
