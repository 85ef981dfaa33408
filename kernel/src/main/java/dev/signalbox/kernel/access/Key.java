package dev.signalbox.kernel.access;

import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.Fingerprint;
import dev.signalbox.kernel.id.KeyId;

/// An API key that was not revoked.
///
/// @param by who made it
/// @param made when, in seconds since 1970
/// @param expires when it is worth nothing any more, in seconds since 1970; 0 for never
public record Key(
        KeyId id, String label, Role role, Reach reach, Fingerprint secret, String by, long made, long expires) {

    public boolean isOver(long now) {
        return expires != 0 && expires <= now;
    }
}
