/// JSON as text: the only place where it is read and written.
@NullMarked
package dev.signalbox.sdk.wire;

import org.jspecify.annotations.NullMarked;
