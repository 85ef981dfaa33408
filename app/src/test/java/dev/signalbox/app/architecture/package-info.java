/// Holds the order of the packages, the purity of the kernel and one home per library.
@NullMarked
package dev.signalbox.app.architecture;

import org.jspecify.annotations.NullMarked;
