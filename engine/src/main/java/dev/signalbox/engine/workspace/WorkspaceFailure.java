package dev.signalbox.engine.workspace;

/// An operation on a workspace or a repository failed; the message says which, on what, and what stopped it.
public final class WorkspaceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorkspaceFailure(String message) {
        super(message);
    }

    WorkspaceFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
