/// Everything that can happen, as sealed families of records. State is a fold of these and nowhere else.
@NullMarked
package dev.signalbox.kernel.event;

import org.jspecify.annotations.NullMarked;
