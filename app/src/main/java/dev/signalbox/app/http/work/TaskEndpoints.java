package dev.signalbox.app.http.work;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Access.Tenancy;
import dev.signalbox.app.http.Basic;
import dev.signalbox.app.http.Call;
import dev.signalbox.app.http.Cursor;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.Problem;
import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.app.http.Reply;
import dev.signalbox.app.http.Shape;
import dev.signalbox.app.work.TaskWish;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.engine.store.TaskFilter;
import dev.signalbox.engine.store.TaskRow;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.event.Role.Right;
import dev.signalbox.kernel.event.TaskEvent.TaskClosed;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.RunCommand;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tasks: work that somebody asked for.
public final class TaskEndpoints {
    private static final String TAG = "tasks";
    private static final String PATH = "/api/v1/tasks";
    private static final int TITLE = 120;

    static final Shape.Members WISH = Shape.members()
            .with("title", new Shape.Text(1, 500, ""), "first line; the beginning of the description if left out")
            .needs("description", new Shape.Text(1, Shape.LONG_TEXT, ""), "what is to be done")
            .with("requirements", Shapes.LINES, "what it must do")
            .with("constraints", Shapes.LINES, "what it must not do")
            .with("workflow", Basic.NAME, "which workflow its runs follow; tdd if left out")
            .with("project", Basic.NAME, "whose task it is")
            .with("depends_on", new Shape.Items(Basic.NAME, 100), "tasks that have to be done before");

    private final Desk desk;

    public TaskEndpoints(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> all() {
        return Stream.of(ofAll(), ofOne()).flatMap(List::stream).toList();
    }

    private List<Endpoint> ofAll() {
        return List.of(
                Endpoint.post(PATH, TAG, "Take a task on", Access.of(Right.OPERATE, Tenancy.WITHIN), this::create)
                        .takes(WISH)
                        .answers(
                                201,
                                "It is taken on",
                                Shape.members()
                                        .needs("task_id", Basic.NAME, "its id")
                                        .needs("status", Shapes.STATE, "where it stands")),
                Endpoint.get(
                                PATH,
                                TAG,
                                "List tasks, the newest first",
                                Access.of(Right.LOOK, Tenancy.WITHIN),
                                this::list)
                        .query("project", Basic.NAME, "of this project only")
                        .query(
                                "state",
                                Shape.words("open", "claimed", "started", "done", "dropped"),
                                "in this state only")
                        .query("limit", Shapes.LIMIT, "at most so many (50)")
                        .query("cursor", Shapes.CURSOR, "where the page before ended")
                        .answers(200, "A page", Shapes.page("tasks", Shapes.TASK)));
    }

    private List<Endpoint> ofOne() {
        var look = Access.of(Right.LOOK, Tenancy.OF_TASK);
        return List.of(
                Endpoint.get(PATH + "/{task}", TAG, "Show a task", look, this::show)
                        .answers(200, "The task, with what was asked for", new Shape.Any("a task")),
                Endpoint.get(PATH + "/{task}/status", TAG, "Say where a task stands", look, this::status)
                        .answers(
                                200,
                                "Where it stands",
                                Shape.members()
                                        .needs("task_id", Basic.NAME, "its id")
                                        .needs("status", Shapes.STATE, "where it stands")
                                        .needs("run_id", Basic.LINE, "its newest run")),
                Endpoint.post(
                                PATH + "/{task}/cancel",
                                TAG,
                                "Give a task up, and its run with it",
                                Access.of(Right.OPERATE, Tenancy.OF_TASK),
                                this::cancel)
                        .takes(Shape.members().with("reason", Basic.LINE, "why, for the record"))
                        .answers(200, "It is given up", new Shape.Any("where it stands"))
                        .answers(409, "It is over already"));
    }

    private Reply create(Call call) {
        var project = desk.project(call, call.body().text("project"));
        var wish = wish(call, project.id());
        var before = wish.id().flatMap(this::known);
        if (before.isPresent() && !isSame(before.get(), wish)) {
            throw Problem.of(Kind.INVALID, "the Idempotency-Key was used for another task");
        }
        var id = before.map(TaskCreated::task).orElseGet(() -> desk.room().take(call.by(), wish));
        return Reply.created(
                Json.obj().with("task_id", Json.of(id.value())).with("status", Json.of(status(row(id)))),
                PATH + "/" + id);
    }

    private TaskWish wish(Call call, dev.signalbox.kernel.id.ProjectId project) {
        var body = call.body();
        var description = call.text("description");
        var workflow = body.text("workflow").orElse("tdd");
        WorkflowEndpoints.named(desk, workflow, desk.project(call, Optional.of(project.value())));
        return new TaskWish(
                Desk.idOf("task-", call).map(TaskId::new),
                project,
                body.text("title").orElseGet(() -> title(description)),
                description,
                body.texts("requirements"),
                body.texts("constraints"),
                workflow,
                dependencies(call, body.texts("depends_on")));
    }

    private static String title(String description) {
        var line = description.strip().lines().findFirst().orElse("");
        return line.length() <= TITLE ? line : line.substring(0, line.offsetByCodePoints(0, TITLE - 20)) + "…";
    }

    private List<TaskId> dependencies(Call call, List<String> names) {
        var found = new ArrayList<TaskId>();
        for (var i = 0; i < names.size(); i++) {
            var task = desk.store().views().task(new TaskId(names.get(i)));
            if (task.filter(row -> call.reach().covers(new dev.signalbox.kernel.id.ProjectId(row.project())))
                    .isEmpty()) {
                throw Problem.invalid("/depends_on/" + i, "there is no task '%s'".formatted(names.get(i)));
            }
            found.add(new TaskId(names.get(i)));
        }
        return found;
    }

    private Optional<TaskCreated> known(TaskId task) {
        return desk.store().log().read(Subject.of(task), 0).stream()
                .map(recorded -> recorded.event())
                .filter(TaskCreated.class::isInstance)
                .map(TaskCreated.class::cast)
                .findFirst();
    }

    /// Whether the same was asked for, as far as redaction lets it be told.
    private static boolean isSame(TaskCreated known, TaskWish wish) {
        return known.project().equals(wish.project())
                && known.workflow().equals(wish.workflow())
                && (known.title().equals(wish.title()) || known.title().contains("[redacted:"))
                && (known.description().equals(wish.description())
                        || known.description().contains("[redacted:"));
    }

    private Reply list(Call call) {
        var filter = new TaskFilter(
                call.query("state").stream().toList(),
                desk.reach(call),
                call.query("cursor").map(TaskEndpoints::place),
                call.limit());
        var rows = desk.store().views().tasks(filter);
        var next = rows.size() < call.limit()
                ? ""
                : Cursor.of("tasks", rows.getLast().created(), rows.getLast().task());
        return Reply.ok(Json.obj()
                .with("tasks", new Json.Arr(rows.stream().map(this::json).toList()))
                .with("next_cursor", Json.of(next)));
    }

    private static TaskFilter.Place place(String cursor) {
        var parts = Cursor.parts("tasks", 2, cursor);
        try {
            return new TaskFilter.Place(Instant.parse(parts.get(0)), parts.get(1));
        } catch (DateTimeParseException forged) {
            throw Problem.of(Kind.MALFORMED, "the cursor is none of this list");
        }
    }

    private Reply show(Call call) {
        var row = row(call.task());
        var created = known(call.task());
        var json = (Json.Obj) json(row);
        return Reply.ok(created.map(task -> json.with("description", Json.of(task.description()))
                        .with("requirements", Json.strings(task.requirements()))
                        .with("constraints", Json.strings(task.constraints()))
                        .with(
                                "depends_on",
                                Json.strings(task.dependsOn().stream()
                                        .map(TaskId::value)
                                        .toList())))
                .orElse(json));
    }

    private Reply status(Call call) {
        var row = row(call.task());
        return Reply.ok(Json.obj()
                .with("task_id", Json.of(row.task()))
                .with("status", Json.of(status(row)))
                .with("run_id", Json.of(row.run())));
    }

    private Reply cancel(Call call) {
        var row = row(call.task());
        var reason = call.body().text("reason").orElseGet(() -> "asked for by " + call.by());
        if (row.state().equals("done") || row.state().equals("dropped")) {
            throw Problem.of(Kind.CONFLICT, "task %s is over: it is %s".formatted(row.task(), status(row)));
        }
        if (row.run().isEmpty()) {
            Desk.accepted(desk.room()
                    .control()
                    .submit(new Command.Report(call.by(), new TaskClosed(call.task(), false, reason))));
        } else {
            desk.steer(call, new RunCommand.Cancel(new RunId(row.run()), reason));
        }
        return status(call);
    }

    private TaskRow row(TaskId task) {
        return desk.store()
                .views()
                .task(task)
                .orElseThrow(() -> Problem.notFound("there is no task '%s'".formatted(task)));
    }

    private Json json(TaskRow row) {
        return Json.obj()
                .with("task_id", Json.of(row.task()))
                .with("project", Json.of(row.project()))
                .with("title", Json.of(row.title()))
                .with("workflow", Json.of(row.workflow()))
                .with("status", Json.of(status(row)))
                .with("run_id", Json.of(row.run()))
                .with("agent", Json.of(row.agent()))
                .with("created", Json.of(row.created().toString()))
                .with("updated", Json.of(row.updated().toString()));
    }

    /// In the words of runs.
    private String status(TaskRow row) {
        return switch (row.state()) {
            case "done" -> "completed";
            case "open" -> "pending";
            default ->
                row.run().isEmpty()
                        ? row.state().equals("dropped") ? "cancelled" : "running"
                        : desk.store()
                                .views()
                                .run(new RunId(row.run()))
                                .map(listed -> listed.row().state())
                                .orElse("running");
        };
    }
}
