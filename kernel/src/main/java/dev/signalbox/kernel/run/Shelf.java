package dev.signalbox.kernel.run;

import dev.signalbox.kernel.artifact.Artifact;
import java.util.ArrayList;
import java.util.List;

/// The artifacts of a run: the newest of each type and hand, and those that newer ones took the place of.
public record Shelf(List<Placed> current, List<Artifact> earlier) {

    /// An artifact and the phase it was handed in.
    public record Placed(String phase, Artifact artifact) {}

    static final Shelf EMPTY = new Shelf(List.of(), List.of());

    public Shelf {
        current = List.copyOf(current);
        earlier = List.copyOf(earlier);
    }

    public List<Artifact> artifacts() {
        return current.stream().map(Placed::artifact).toList();
    }

    /// With a newer artifact in the place of the one of the same type and hand.
    Shelf with(String phase, Artifact artifact) {
        var kept = new ArrayList<Placed>();
        var replaced = new ArrayList<>(earlier);
        for (var placed : current) {
            if (placed.artifact.type().equals(artifact.type())
                    && placed.artifact.by().equals(artifact.by())) {
                replaced.add(placed.artifact);
            } else {
                kept.add(placed);
            }
        }
        kept.add(new Placed(phase, artifact));
        return new Shelf(kept, replaced);
    }

    /// When a phase is entered again its own artifacts are asked for anew.
    Shelf reentering(String phase) {
        var kept =
                current.stream().filter(placed -> !placed.phase.equals(phase)).toList();
        var replaced = new ArrayList<>(earlier);
        current.stream()
                .filter(placed -> placed.phase.equals(phase))
                .map(Placed::artifact)
                .forEach(replaced::add);
        return new Shelf(kept, replaced);
    }
}
