/// What happens, as it happens: one follower of the log, however many listen. WebSocket, server-sent events and
/// long-poll all join the same fan-out.
///
/// A listener first reads what it has missed from the log, on a thread of its own, and joins the fan-out at the very
/// position that it has come to, so that nothing is left out and nothing comes twice. After that it costs a reference
/// for each record and no thread. One that does not keep up is dropped with the position from which it can go on.
@NullMarked
package dev.signalbox.app.http.live;

import org.jspecify.annotations.NullMarked;
