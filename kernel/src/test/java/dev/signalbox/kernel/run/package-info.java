@NullMarked
package dev.signalbox.kernel.run;

import org.jspecify.annotations.NullMarked;
