@NullMarked
package dev.signalbox.kernel.policy;

import org.jspecify.annotations.NullMarked;
