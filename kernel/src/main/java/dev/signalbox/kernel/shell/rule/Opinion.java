package dev.signalbox.kernel.shell.rule;

import java.util.List;
import java.util.stream.Stream;

/// What rules think of one simple command, or of one of its parts.
public sealed interface Opinion {

    /// Nothing speaks against it.
    record Allow() implements Opinion {
        /// The one value there is.
        public static final Opinion YES = new Allow();
    }

    /// No rule speaks of it.
    record Silent(List<String> reasons) implements Opinion {
        public Silent {
            reasons = List.copyOf(reasons);
        }
    }

    /// A person has to say so.
    record Ask(List<String> reasons) implements Opinion {
        public Ask {
            reasons = List.copyOf(reasons);
        }
    }

    /// It must not be.
    record Deny(List<String> reasons, Firmness firmness) implements Opinion {
        public Deny {
            reasons = List.copyOf(reasons);
        }
    }

    /// Whether the rules of a phase may say otherwise.
    enum Firmness {
        /// A default: a rule of the phase that names the program and allows it goes before.
        DEFAULT,
        /// Stands whatever the rules of the phase say.
        FIRM
    }

    /// A denial that a rule of the phase may lift.
    static Opinion deny(String why) {
        return new Deny(List.of(why), Firmness.DEFAULT);
    }

    /// A denial that nothing lifts.
    static Opinion forbid(String why) {
        return new Deny(List.of(why), Firmness.FIRM);
    }

    /// A question, whoever may be there to answer it.
    static Opinion ask(String why) {
        return new Ask(List.of(why));
    }

    /// No rule speaks of it, for this reason.
    static Opinion silent(String why) {
        return new Silent(List.of(why));
    }

    /// Why, unless nothing speaks against it.
    default List<String> why() {
        return switch (this) {
            case Allow _ -> List.of();
            case Silent silent -> silent.reasons;
            case Ask ask -> ask.reasons;
            case Deny deny -> deny.reasons;
        };
    }

    /// The stricter of two, or both reasons where they agree: deny beats ask beats silence beats allow.
    default Opinion and(Opinion other) {
        if (rank() != other.rank()) {
            return rank() > other.rank() ? this : other;
        }
        boolean firmer = other instanceof Deny deny && deny.firmness == Firmness.FIRM;
        return firmer ? other.with(why()) : with(other.why());
    }

    private Opinion with(List<String> more) {
        if (why().containsAll(more)) {
            return this;
        }
        var all = Stream.concat(why().stream(), more.stream())
                .distinct()
                .limit(Reasons.MOST)
                .toList();
        return switch (this) {
            case Allow allow -> allow;
            case Silent _ -> new Silent(all);
            case Ask _ -> new Ask(all);
            case Deny deny -> new Deny(all, deny.firmness);
        };
    }

    private int rank() {
        return switch (this) {
            case Allow _ -> 0;
            case Silent _ -> 1;
            case Ask _ -> 2;
            case Deny _ -> 3;
        };
    }
}
