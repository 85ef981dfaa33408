package dev.signalbox.app.security;

import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.event.Role.Right;
import dev.signalbox.kernel.id.KeyId;
import dev.signalbox.kernel.id.UserId;
import java.time.Instant;

/// Somebody who is known.
public sealed interface Caller {
    Role role();

    Reach reach();

    /// Under which name the log knows them.
    String name();

    default boolean may(Right right) {
        return role().may(right);
    }

    /// A user who signed in.
    ///
    /// @param session id of the session
    /// @param until when the session ends
    record Person(UserId user, Role role, Reach reach, String session, Instant until) implements Caller {
        @Override
        public String name() {
            return user.value();
        }
    }

    /// A program with an API key.
    record Program(KeyId key, Role role, Reach reach) implements Caller {
        @Override
        public String name() {
            return "key:" + key;
        }
    }
}
