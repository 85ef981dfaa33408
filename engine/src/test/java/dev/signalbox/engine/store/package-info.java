/// What every store must do, as tests that each database runs.
@NullMarked
package dev.signalbox.engine.store;

import org.jspecify.annotations.NullMarked;
