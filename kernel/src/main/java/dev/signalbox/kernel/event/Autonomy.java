package dev.signalbox.kernel.event;

/// How much a run does without asking.
public enum Autonomy {
    /// Every step is confirmed.
    ASK,
    /// What policy calls risky is confirmed, and approvals are a person's.
    GUARDED,
    /// Only ambiguity, irreversible choices and credentials are asked about; approvals whose checks hold are given.
    AUTO
}
