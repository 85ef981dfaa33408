package dev.signalbox.kernel.shell.rule;

/// What rules think of one simple command, or of one of its parts.
public sealed interface Opinion {
    /// Nothing speaks against it.
    record Allow() implements Opinion {
        /// The one value there is.
        public static final Opinion YES = new Allow();
    }

    /// No rule speaks of it.
    record Silent(String why) implements Opinion {}

    /// A person has to say so.
    record Ask(String why) implements Opinion {}

    /// It must not be.
    record Deny(String why, Firmness firmness) implements Opinion {}

    /// Whether the rules of a phase may say otherwise.
    enum Firmness {
        /// A default: a rule of the phase that names the program and allows it goes before.
        DEFAULT,
        /// Stands whatever the rules of the phase say.
        FIRM
    }

    /// A denial that a rule of the phase may lift.
    static Opinion deny(String why) {
        return new Deny(why, Firmness.DEFAULT);
    }

    /// A denial that nothing lifts.
    static Opinion forbid(String why) {
        return new Deny(why, Firmness.FIRM);
    }

    /// No rule speaks of it, for this reason.
    static Opinion silent(String why) {
        return new Silent(why);
    }

    /// The stricter of two: deny beats ask beats silence beats allow.
    default Opinion and(Opinion other) {
        return other.rank() > rank() ? other : this;
    }

    private int rank() {
        return switch (this) {
            case Allow _ -> 0;
            case Silent _ -> 1;
            case Ask _ -> 2;
            case Deny deny -> deny.firmness == Firmness.FIRM ? 4 : 3;
        };
    }
}
