@NullMarked
package dev.signalbox.kernel.glob;

import org.jspecify.annotations.NullMarked;
