package dev.signalbox.kernel.event;

import dev.signalbox.kernel.policy.Unruled;

/// How much a run does without asking.
public enum Autonomy {
    /// Every step is confirmed.
    ASK,
    /// What policy calls risky is confirmed, and approvals are a person's.
    GUARDED,
    /// Only ambiguity, irreversible choices and credentials are asked about; approvals whose checks hold are given.
    AUTO;

    /// What becomes of a shell command that no rule speaks of: there is nobody to ask in `AUTO`.
    public Unruled unruled() {
        return this == AUTO ? Unruled.DENY : Unruled.ASK;
    }
}
