/// Patterns of paths and of texts, alone and many at once.
@NullMarked
package dev.signalbox.kernel.glob;

import org.jspecify.annotations.NullMarked;
