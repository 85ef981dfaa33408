package dev.signalbox.app.work;

/// What was asked for is not done: what is wrong, and how to mend it. Each face says it in its own way.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String fix;

    private Refusal(Kind kind, String what, String fix) {
        super(what, null, false, false);
        this.kind = kind;
        this.fix = fix;
    }

    /// What kind of trouble it is.
    public enum Kind {
        /// The wish makes no sense.
        SENSELESS,
        /// It names something that is not there.
        UNKNOWN,
        /// It cannot be done as things are.
        IMPOSSIBLE
    }

    /// The wish makes no sense.
    ///
    /// @param what what is wrong, and with which thing
    /// @param fix what to do; empty when there is nothing to say
    public static Refusal senseless(String what, String fix) {
        return new Refusal(Kind.SENSELESS, what, fix);
    }

    /// The wish names something that is not there.
    public static Refusal unknown(String what, String fix) {
        return new Refusal(Kind.UNKNOWN, what, fix);
    }

    /// It cannot be done as things are.
    public static Refusal impossible(String what, String fix) {
        return new Refusal(Kind.IMPOSSIBLE, what, fix);
    }

    public Kind kind() {
        return kind;
    }

    public String what() {
        return String.valueOf(getMessage());
    }

    public String fix() {
        return fix;
    }
}
