/// The server about itself: whether it is well, what can be called, and the pages that need no dashboard.
@NullMarked
package dev.signalbox.app.http.about;

import org.jspecify.annotations.NullMarked;
