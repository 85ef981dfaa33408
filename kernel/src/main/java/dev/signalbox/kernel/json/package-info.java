/// A JSON value as plain data: what artifacts, tool arguments and check parameters are made of.
/// Text is read and written by `dev.signalbox.sdk.wire` alone.
@NullMarked
package dev.signalbox.kernel.json;

import org.jspecify.annotations.NullMarked;
