package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two tenants on one server see and touch nothing of each other.
class ServerTenantsTest {
    @TempDir
    static Path directory;

    static Served served;
    static String owner;
    static String other;

    @BeforeAll
    static void serve() throws IOException {
        served = Served.in(directory);
        Recording.deniedCall(
                dev.signalbox.engine.config.Places.of(served.environment).data());
        owner = served.key(Role.OPERATOR, Served.OWNER);
        other = served.key(Role.OPERATOR, Served.OTHER);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static int count(String key, String path, String what) {
        return Served.json(served.get(key, path)).list(what).size();
    }

    private static List<Integer> seen(String key) {
        return List.of(
                count(key, "/api/v1/tasks", "tasks"),
                count(key, "/api/v1/runs", "runs"),
                count(key, "/api/v1/audit", "calls"),
                count(key, "/api/v1/events?after=0", "events"),
                Served.json(served.get(key, "/api/v1/statistics")).list("calls").size());
    }

    @Test
    void lists_hold_what_is_within_reach_and_nothing_else() {
        // When
        var ofOther = seen(other);
        var ofOwner = seen(owner);

        // Then
        assertThat(ofOther).containsOnly(0);
        assertThat(ofOwner).isEqualTo(List.of(1, 1, 1, 6, 1));
    }

    @Test
    void a_project_out_of_reach_is_no_project() {
        // When
        var asked = served.get(other, "/api/v1/tasks?project=p").statusCode();
        var made = served.post(
                        other,
                        "/api/v1/tasks",
                        Json.obj().with("description", Json.of("a")).with("project", Json.of("p")))
                .statusCode();

        // Then
        assertThat(List.of(asked, made)).containsOnly(404);
    }

    @Test
    void a_task_out_of_reach_can_neither_be_run_nor_depended_on() {
        // When
        var run = served.post(other, "/api/v1/runs", Json.obj().with("task_id", Json.of("t-first")));
        var task = served.post(
                other,
                "/api/v1/tasks",
                Json.obj().with("description", Json.of("a")).with("depends_on", Json.strings(List.of("t-first"))));

        // Then
        assertThat(List.of(run.statusCode(), task.statusCode())).containsOnly(422);
        assertThat(run.body()).doesNotContain("Add a flag");
    }

    @Test
    void a_tenant_names_no_path_of_the_server() {
        // Given
        var task = Served.json(
                        served.post(other, "/api/v1/tasks", Json.obj().with("description", Json.of("Look around"))))
                .text("task_id")
                .orElseThrow();

        // When
        var response = served.post(
                other, "/api/v1/runs", Json.obj().with("task_id", Json.of(task)).with("repository", Json.of("/etc")));

        // Then
        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_made_belongs_to_the_only_project_within_reach() {
        // When
        var made = served.post(other, "/api/v1/tasks", Json.obj().with("description", Json.of("Mine")));

        // Then
        var id = Served.json(made).text("task_id").orElseThrow();
        assertThat(Served.json(served.get(other, "/api/v1/tasks/" + id)).text("project"))
                .contains("q");
        assertThat(served.get(owner, "/api/v1/tasks/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void an_approval_is_given_by_who_reaches_the_run() {
        // When
        var denied = served.post(other, "/api/v1/runs/r-first/approve", Json.obj());
        var given = served.post(owner, "/api/v1/runs/r-first/reject", Json.obj().with("comment", Json.of("Not so")));

        // Then
        assertThat(denied.statusCode()).isEqualTo(404);
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    }
}
