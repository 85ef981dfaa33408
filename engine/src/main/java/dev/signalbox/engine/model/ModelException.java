package dev.signalbox.engine.model;

/// A call of a model failed. Messages never hold a key.
public abstract sealed class ModelException extends RuntimeException
        permits ModelUnavailable, ModelRefused, ModelCutOff {
    private static final long serialVersionUID = 1L;

    private final String model;

    ModelException(String model, String message) {
        super(message);
        this.model = model;
    }

    /// The full name of the model that was called.
    public final String model() {
        return model;
    }
}
