package dev.signalbox.kernel.event;

/// Something that happened. The families are closed: a new kind of event is a new record in one of them, and every
/// fold over events is told so by the compiler. An event that was stored once can be read for ever.
public sealed interface Event
        permits TaskEvent, RunEvent, GateEvent, SessionEvent, ToolEvent, WatchEvent, QualityEvent, AccessEvent {}
