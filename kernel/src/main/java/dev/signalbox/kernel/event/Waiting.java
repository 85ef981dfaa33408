package dev.signalbox.kernel.event;

import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.id.CallId;

/// What a run waits for. Each has an id by which it is answered.
public sealed interface Waiting {
    ApprovalId id();

    /// What a person reads.
    String text();

    /// A gate's checks hold and somebody must say yes.
    record ForApproval(ApprovalId id, String gate, String text) implements Waiting {}

    /// Policy wants a person's word on a tool call; the stored call is what will be executed.
    record ForCall(ApprovalId id, CallId call, String text) implements Waiting {}

    /// A worker asked something that only a person knows.
    record ForAnswer(ApprovalId id, CallId call, String text) implements Waiting {}

    /// A gate blocked as often as it may, or timed out; a person decides what now.
    record ForReview(ApprovalId id, String gate, String text) implements Waiting {}

    /// A limit is reached; a person may raise it.
    record ForBudget(ApprovalId id, String limit, String text) implements Waiting {}

    /// A crash left a call half done, and it is not known to be safe to repeat.
    record ForHalfDone(ApprovalId id, CallId call, String text) implements Waiting {}
}
