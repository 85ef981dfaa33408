/// Who is asking: users with passwords and sessions, API keys, the roles they have and the projects they reach. All of
/// it is in the one log; this package holds what turns a credential into a [Caller] and nothing of the web.
@NullMarked
package dev.signalbox.app.security;

import org.jspecify.annotations.NullMarked;
