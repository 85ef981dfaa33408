package dev.signalbox.kernel.policy;

/// What becomes of a shell command that no rule speaks of.
public enum Unruled {
    /// A person is asked.
    ASK,
    /// It is denied.
    DENY
}
