/// What decides: definitions, policy and state as pure functions, without I/O, threads, clock or randomness.
@NullMarked
package dev.signalbox.kernel;

import org.jspecify.annotations.NullMarked;
