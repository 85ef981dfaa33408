package dev.signalbox.engine.model;

/// The vendor will not answer this request however often it is made. The message says what to do.
public final class ModelRefused extends ModelException {
    private static final long serialVersionUID = 1L;

    /// What was wrong.
    public enum Reason {
        /// The key is missing, wrong or not allowed to use this model.
        KEY,
        /// The account cannot pay.
        CREDIT,
        /// There is no such model at this address.
        UNKNOWN_MODEL,
        /// The conversation does not fit the model's context: shorten it.
        TOO_LONG,
        /// The vendor did not accept the request.
        REQUEST
    }

    private final Reason reason;
    private final int status;

    /// @param status the HTTP status, or 0 if there is none
    public ModelRefused(String model, Reason reason, int status, String message) {
        super(model, message);
        this.reason = reason;
        this.status = status;
    }

    public Reason reason() {
        return reason;
    }

    /// The HTTP status, or 0 if there is none.
    public int status() {
        return status;
    }
}
