package dev.signalbox.kernel.event;

import dev.signalbox.kernel.id.ProjectId;
import java.util.List;

/// In which projects somebody may act.
///
/// @param everywhere in all there are and will be
/// @param projects where, if not everywhere; none means nowhere
public record Reach(boolean everywhere, List<ProjectId> projects) {
    public static final Reach EVERYWHERE = new Reach(true, List.of());

    public Reach {
        projects = everywhere ? List.of() : List.copyOf(projects);
    }

    public static Reach of(List<ProjectId> projects) {
        return new Reach(false, projects);
    }

    public boolean covers(ProjectId project) {
        return everywhere || projects.contains(project);
    }

    /// Whether whoever has this may hand that on.
    public boolean covers(Reach other) {
        return everywhere || (!other.everywhere && projects.containsAll(other.projects));
    }
}
