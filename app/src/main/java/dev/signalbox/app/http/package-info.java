/// The server: one table of endpoints, from which routes, documentation and tests are made, and one way in, on which
/// it is asked who somebody is, what they may do, and where. Handlers translate a call into a command and a decision
/// into a reply; they decide nothing.
@NullMarked
package dev.signalbox.app.http;

import org.jspecify.annotations.NullMarked;
