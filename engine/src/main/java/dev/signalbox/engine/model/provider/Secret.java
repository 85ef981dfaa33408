package dev.signalbox.engine.model.provider;

/// A vendor's key. Only this package can read it; texts that may leave it are scrubbed.
public final class Secret {
    static final Secret NONE = new Secret("");

    private final String value;

    public Secret(String value) {
        this.value = value.strip();
    }

    boolean isEmpty() {
        return value.isEmpty();
    }

    String reveal() {
        return value;
    }

    /// The text without the key.
    String scrub(String text) {
        return isEmpty() ? text : text.replace(value, "***");
    }

    @Override
    public String toString() {
        return isEmpty() ? "no key" : "***";
    }
}
