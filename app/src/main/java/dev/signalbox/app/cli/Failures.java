package dev.signalbox.app.cli;

import dev.signalbox.app.work.Refusal;
import dev.signalbox.engine.driver.DriverFailure;
import dev.signalbox.engine.evidence.EvidenceFailure;
import dev.signalbox.engine.ledger.LedgerException;
import dev.signalbox.engine.sandbox.SandboxFailure;
import dev.signalbox.engine.sandbox.SandboxUnavailable;
import dev.signalbox.engine.store.StoreException;
import dev.signalbox.engine.token.KeyFailure;
import dev.signalbox.engine.workspace.WorkspaceFailure;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Which failures of the engine a person can do something about. All others are bugs, and shown as such.
final class Failures {
    private Failures() {}

    static Optional<Stop> stop(RuntimeException failure) {
        return switch (failure) {
            case Stop stop -> Optional.of(stop);
            case Refusal refusal ->
                Optional.of(
                        refusal.kind() == Refusal.Kind.IMPOSSIBLE
                                ? Stop.failed(refusal.what(), refusal.fix())
                                : Stop.usage(refusal.what(), refusal.fix()));
            case UncheckedIOException io -> Optional.of(Stop.failed(message(io), ""));
            case StoreException store -> Optional.of(Stop.failed(String.valueOf(store.getMessage()), ""));
            case SandboxUnavailable none ->
                Optional.of(Stop.failed(String.valueOf(none.getMessage()), "signalbox doctor says what is missing"));
            case SandboxFailure box -> Optional.of(Stop.failed(String.valueOf(box.getMessage()), ""));
            case DriverFailure _, WorkspaceFailure _, KeyFailure _, LedgerException _, EvidenceFailure _ ->
                Optional.of(Stop.failed(String.valueOf(failure.getMessage()), ""));
            default -> Optional.empty();
        };
    }

    private static String message(UncheckedIOException failure) {
        var cause = failure.getCause();
        return cause == null || String.valueOf(failure.getMessage()).contains(String.valueOf(cause.getMessage()))
                ? String.valueOf(failure.getMessage())
                : failure.getMessage() + ": " + cause.getMessage();
    }
}
