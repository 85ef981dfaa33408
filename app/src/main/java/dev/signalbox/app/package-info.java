/// What shows: the faces of the product, and the one place where its parts are put together.
@NullMarked
package dev.signalbox.app;

import org.jspecify.annotations.NullMarked;
