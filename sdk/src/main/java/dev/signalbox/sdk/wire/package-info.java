/// JSON as text, and events as JSON: the only place where it is read, written and bound.
@NullMarked
package dev.signalbox.sdk.wire;

import org.jspecify.annotations.NullMarked;
