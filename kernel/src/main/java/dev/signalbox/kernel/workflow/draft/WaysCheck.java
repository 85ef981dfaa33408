package dev.signalbox.kernel.workflow.draft;

import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.workflow.Check;
import dev.signalbox.kernel.workflow.Transition;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks how phases hang together: every phase is reached from the first, every phase leads to an end, and every way
/// back is bounded.
final class WaysCheck {
    private static final List<String> TRIGGERS = List.of(Transition.FREEZE_TESTS, Transition.SPAWN_REVIEWERS);

    private final WorkflowDraft draft;
    private final Notes notes;
    private final List<String> order;

    private WaysCheck(WorkflowDraft draft, Notes notes) {
        this.draft = draft;
        this.notes = notes;
        this.order = draft.phases().stream().map(phase -> phase.id().value()).toList();
    }

    static void check(WorkflowDraft draft, Notes notes) {
        var check = new WaysCheck(draft, notes);
        draft.transitions().forEach(check::transition);
        check.pairs();
        check.reach();
        check.freeze();
    }

    private void transition(TransitionDraft way) {
        var from = notes.known(way.from(), "phase", order);
        var to = notes.known(way.to(), "phase", order);
        way.gate().ifPresent(gate -> gate(way, gate));
        notes.allKnown(way.triggers(), "trigger", TRIGGERS);
        if (from
                && to
                && !way.from().value().isBlank()
                && order.indexOf(way.to().value()) <= order.indexOf(way.from().value())) {
            back(way);
        }
    }

    private void back(TransitionDraft way) {
        if (way.from().value().equals(way.to().value())) {
            notes.problems()
                    .at(
                            way.to(),
                            "phase '%s' leads to itself".formatted(way.to().value()),
                            "remove it: a blocked phase is tried again anyway, as often as 'attempts' says");
        } else if (way.maxTimes().isEmpty()) {
            notes.problems()
                    .at(
                            way.from(),
                            "the way back from '%s' to '%s' has no bound"
                                    .formatted(way.from().value(), way.to().value()),
                            "add 'max_times: 3'");
        }
    }

    private void gate(TransitionDraft way, Located<String> gate) {
        var owner = draft.phases().stream()
                .filter(phase -> phase.gates().stream()
                        .anyMatch(each -> each.id().value().equals(gate.value())))
                .findFirst();
        if (owner.isEmpty()) {
            notes.known(gate, "gate", gates(way.from().value()));
        } else if (!owner.get().id().value().equals(way.from().value())) {
            notes.problems()
                    .at(
                            gate,
                            "gate '%s' belongs to phase '%s', not to '%s'"
                                    .formatted(
                                            gate.value(),
                                            owner.get().id().value(),
                                            way.from().value()),
                            own(gates(way.from().value())));
        }
    }

    private static String own(List<String> gates) {
        return gates.isEmpty()
                ? "remove 'gate', or give that phase one"
                : "use one of its own: " + String.join(", ", gates);
    }

    private List<String> gates(String phase) {
        return draft.phases().stream()
                .filter(each -> each.id().value().equals(phase))
                .flatMap(each -> each.gates().stream())
                .map(each -> each.id().value())
                .toList();
    }

    private void pairs() {
        notes.unique(
                draft.transitions().stream()
                        .map(way -> way.from()
                                .with(way.from().value() + " → " + way.to().value()))
                        .toList(),
                "transition");
    }

    private void reach() {
        if (order.isEmpty()) {
            return;
        }
        var reached = from(order.getFirst());
        for (var phase : draft.phases()) {
            if (!phase.id().value().isBlank() && !reached.contains(phase.id().value())) {
                notes.problems()
                        .at(
                                phase.id(),
                                "phase '%s' cannot be reached"
                                        .formatted(phase.id().value()),
                                "add a transition to it, or remove it");
            } else if (from(phase.id().value()).stream().noneMatch(this::isEnd)) {
                notes.problems()
                        .at(
                                phase.id(),
                                "from phase '%s' there is no way to the end"
                                        .formatted(phase.id().value()),
                                "add a phase that no transition leaves");
            }
        }
    }

    private boolean isEnd(String phase) {
        return draft.transitions().stream().noneMatch(way -> way.from().value().equals(phase));
    }

    /// Every phase that one comes to from a phase, itself among them.
    private Set<String> from(String phase) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(phase));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (reached.add(next)) {
                draft.transitions().stream()
                        .filter(way -> way.from().value().equals(next)
                                && order.contains(way.to().value()))
                        .forEach(way -> open.push(way.to().value()));
            }
        }
        return reached;
    }

    /// A check for frozen tests never holds when nothing freezes them.
    private void freeze() {
        var freezes = draft.transitions().stream()
                .flatMap(way -> way.triggers().stream())
                .anyMatch(trigger -> trigger.value().equals(Transition.FREEZE_TESTS));
        if (freezes) {
            return;
        }
        draft.phases().stream()
                .flatMap(phase -> phase.gates().stream())
                .flatMap(gate -> gate.blockers().stream())
                .filter(check -> check.check().value().equals(Check.FROZEN_TESTS_UNCHANGED.word()))
                .forEach(check -> notes.problems()
                        .at(
                                check.check(),
                                "no transition freezes the tests",
                                "add 'triggers: [%s]' to the transition that leaves the phase of the tests"
                                        .formatted(Transition.FREEZE_TESTS)));
    }

    static List<Transition> compiled(WorkflowDraft draft) {
        return draft.transitions().stream()
                .map(way -> new Transition(
                        way.from().value(),
                        way.to().value(),
                        way.gate().map(Located::value).orElse(""),
                        way.requiresToken(),
                        Notes.values(way.triggers()),
                        way.maxTimes()
                                .map(Located::value)
                                .orElse((long) Integer.MAX_VALUE)
                                .intValue()))
                .toList();
    }
}
