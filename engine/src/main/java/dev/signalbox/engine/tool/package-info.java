/// Tools and the one door to them: parse, judge, record, do, record.
///
/// A [Toolbox][dev.signalbox.engine.tool.Toolbox] belongs to one session. Nothing is done before the intent is on
/// disk. Files are opened component by component without following links, so that what was judged is what is touched.
@NullMarked
package dev.signalbox.engine.tool;

import org.jspecify.annotations.NullMarked;
