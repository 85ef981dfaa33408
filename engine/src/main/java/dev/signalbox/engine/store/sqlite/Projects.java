package dev.signalbox.engine.store.sqlite;

import dev.signalbox.kernel.event.Reach;
import java.util.Collections;
import java.util.List;

/// Keeps a question within some projects. What belongs to no known task lies in none.
final class Projects {
    private Projects() {}

    static void within(Reach reach, List<String> where, List<Object> values) {
        if (reach.everywhere()) {
            return;
        }
        var projects = reach.projects();
        where.add(
                projects.isEmpty()
                        ? "1 = 0"
                        : "task.project IN (%s)"
                                .formatted(String.join(", ", Collections.nCopies(projects.size(), "?"))));
        values.addAll(projects);
    }
}
