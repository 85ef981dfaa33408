package dev.signalbox.engine.model;

/// No attempt to reach the model succeeded. Trying later may.
public final class ModelUnavailable extends ModelException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int attempts;

    /// @param status the last HTTP status, or 0 if none came
    /// @param last what the last attempt said
    public ModelUnavailable(String model, int status, int attempts, String last) {
        super(
                model,
                "%s did not answer after %d attempt%s (%s): %s"
                        .formatted(
                                model,
                                attempts,
                                attempts == 1 ? "" : "s",
                                status == 0 ? "no status" : "HTTP " + status,
                                last));
        this.status = status;
        this.attempts = attempts;
    }

    /// The last HTTP status, or 0 if none came.
    public int status() {
        return status;
    }

    public int attempts() {
        return attempts;
    }
}
