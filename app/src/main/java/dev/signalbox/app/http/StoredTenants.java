package dev.signalbox.app.http;

import dev.signalbox.engine.store.Views;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which project something belongs to, as the store has it. It never changes, so what was asked last is remembered.
public final class StoredTenants implements Gate.Tenants {
    private static final int MOST = 20_000;

    private final Views views;
    private final Map<TaskId, ProjectId> tasks = remembered();
    private final Map<RunId, TaskId> runs = remembered();

    public StoredTenants(Views views) {
        this.views = views;
    }

    private static <K, V> Map<K, V> remembered() {
        return Collections.synchronizedMap(new LinkedHashMap<K, V>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        });
    }

    @Override
    public Optional<ProjectId> of(TaskId task) {
        var known = tasks.get(task);
        if (known != null) {
            return Optional.of(known);
        }
        var project = views.task(task).map(row -> new ProjectId(row.project()));
        project.ifPresent(found -> tasks.put(task, found));
        return project;
    }

    @Override
    public Optional<ProjectId> of(RunId run) {
        var known = Optional.ofNullable(runs.get(run))
                .or(() -> views.run(run).map(listed -> new TaskId(listed.row().task())));
        known.ifPresent(task -> runs.put(run, task));
        return known.flatMap(this::of);
    }
}
