@NullMarked
package dev.signalbox.engine.ledger;

import org.jspecify.annotations.NullMarked;
