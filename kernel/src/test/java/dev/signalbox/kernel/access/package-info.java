@NullMarked
package dev.signalbox.kernel.access;

import org.jspecify.annotations.NullMarked;
