package dev.signalbox.kernel.shell.rule;

import java.util.ArrayList;
import java.util.List;

/// What rules say of one simple command.
///
/// @param opinion on the command itself
/// @param touches what it would write besides its redirections; it may run only if each of these may be written
public record Ruling(Opinion opinion, List<Touch> touches) {
    static final Ruling ALLOW = of(Opinion.Allow.YES);

    public Ruling {
        touches = List.copyOf(touches);
    }

    static Ruling of(Opinion opinion) {
        return new Ruling(opinion, List.of());
    }

    static Ruling deny(String why) {
        return of(Opinion.deny(why));
    }

    static Ruling silent(String why) {
        return of(Opinion.silent(why));
    }

    static Ruling writing(List<Touch> touches) {
        return new Ruling(Opinion.Allow.YES, touches);
    }

    /// Both: the stricter opinion, and all that either would write.
    Ruling and(Ruling other) {
        var all = new ArrayList<>(touches);
        all.addAll(other.touches);
        return new Ruling(opinion.and(other.opinion), all);
    }
}
