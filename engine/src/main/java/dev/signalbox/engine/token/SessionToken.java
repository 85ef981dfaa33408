package dev.signalbox.engine.token;

import dev.signalbox.kernel.id.UserId;
import java.time.Instant;

/// What a session token says: who signed in. What that user may do is not in it, so that it is never out of date.
///
/// @param generation of the user's password; a newer password ends all sessions of an older one
/// @param id unique among tokens (`jti`)
/// @param expires to the second
public record SessionToken(UserId user, int generation, String id, Instant expires) {}
