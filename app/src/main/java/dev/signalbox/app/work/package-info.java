/// What all faces have in common: the room in which runs are made and driven, how definitions are found, and how runs,
/// workflows and events look as JSON and as sentences.
@NullMarked
package dev.signalbox.app.work;

import org.jspecify.annotations.NullMarked;
