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
import dev.signalbox.app.work.Replay;
import dev.signalbox.app.work.RunJson;
import dev.signalbox.app.work.RunReport;
import dev.signalbox.app.work.RunTerms;
import dev.signalbox.engine.store.RunFilter;
import dev.signalbox.engine.store.RunListed;
import dev.signalbox.engine.store.TaskRow;
import dev.signalbox.kernel.access.Project;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.Role.Right;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.json.Json;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runs: start, list and show.
public final class RunEndpoints {
    static final String TAG = "runs";
    static final String PATH = "/api/v1/runs";

    private static final long MOST = 1L << 40;
    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);

    private static final Shape.Members WISH = Shape.members()
            .needs("task_id", Basic.NAME, "the task that is to be worked on")
            .with("model", new Shape.Text(1, 200, ""), "full name of a model; the server's own if left out")
            .with("autonomy", Shape.words("ask", "guarded", "auto"), "how much it does unasked; guarded if left out")
            .with("inputs", new Shape.Named(Basic.TEXT, 100), "inputs of the workflow")
            .with(
                    "repository",
                    new Shape.Text(1, 1000, "/.*"),
                    "where the repository is on the server; the project's if left out, and only who reaches every"
                            + " project may say another")
            .with(
                    "budget",
                    Shape.members()
                            .with("turns", new Shape.Whole(1, 1_000_000), "turns of models")
                            .with("tokens", new Shape.Whole(0, MOST), "tokens; 0 for no bound")
                            .with("dollars", new Shape.Amount(), "dollars; 0 for no bound")
                            .with("seconds", new Shape.Whole(1, 31_536_000), "working time"),
                    "its bounds");

    private final Desk desk;

    public RunEndpoints(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> all() {
        return List.of(
                Endpoint.post(PATH, TAG, "Start a run of a task", Access.of(Right.OPERATE, Tenancy.WITHIN), this::start)
                        .takes(WISH)
                        .answers(
                                202,
                                "It is made, and driven from now on",
                                Shape.members()
                                        .needs("run_id", Basic.NAME, "its id")
                                        .needs("task_id", Basic.NAME, "its task")
                                        .needs("status", Shapes.STATE, "where it stands"))
                        .answers(409, "It cannot be made as things are"),
                Endpoint.get(
                                PATH,
                                TAG,
                                "List runs, the one that changed last first",
                                Access.of(Right.LOOK, Tenancy.WITHIN),
                                this::list)
                        .query("project", Basic.NAME, "of this project only")
                        .query("task", Basic.NAME, "of this task only")
                        .query("status", Shapes.STATE, "in this state only")
                        .query("limit", Shapes.LIMIT, "at most so many (50)")
                        .query("cursor", Shapes.CURSOR, "where the page before ended")
                        .answers(200, "A page", Shapes.page("runs", new Shape.Any("a run"))),
                Endpoint.get(
                                PATH + "/{run}",
                                TAG,
                                "Show a run: phases, gates, artifacts, sessions, costs, what it waits for",
                                Access.of(Right.LOOK, Tenancy.OF_RUN),
                                this::show)
                        .answers(200, "The run", new Shape.Any("a run")));
    }

    private Reply start(Call call) {
        var task = task(call);
        var project = desk.project(call, Optional.of(task.project()));
        var terms = terms(call, task, project);
        var run = terms.id()
                .filter(id -> desk.store().views().run(id).isPresent())
                .orElseGet(() -> begin(call, task, terms));
        desk.wake().accept(run);
        return Reply.accepted(
                Json.obj()
                        .with("run_id", Json.of(run.value()))
                        .with("task_id", Json.of(task.task()))
                        .with("status", Json.of(listed(run).row().state())),
                PATH + "/" + run);
    }

    private TaskRow task(Call call) {
        var name = call.text("task_id");
        return desk.store()
                .views()
                .task(new TaskId(name))
                .filter(found -> call.reach().covers(new ProjectId(found.project())))
                .orElseThrow(() -> Problem.invalid("/task_id", "there is no task '%s'".formatted(name)));
    }

    private RunId begin(Call call, TaskRow task, RunTerms terms) {
        if (!task.state().equals("open")) {
            throw Problem.of(Kind.CONFLICT, "task %s is %s".formatted(task.task(), task.state()));
        }
        return desk.room().begin(call.by(), new TaskId(task.task()), terms);
    }

    private static RunTerms terms(Call call, TaskRow task, Project project) {
        var body = call.body();
        return new RunTerms(
                Desk.idOf("run-", call).map(RunId::new),
                task.workflow(),
                inputs(body),
                repository(call, project),
                body.text("model"),
                body.text("autonomy").map(word -> Autonomy.valueOf(word.toUpperCase(Locale.ROOT))),
                body.at("budget").map(RunEndpoints::budget),
                List.of());
    }

    private static Map<String, String> inputs(Json body) {
        var inputs = new LinkedHashMap<String, String>();
        if (body.at("inputs").orElse(Json.obj()) instanceof Json.Obj(var members)) {
            members.forEach((name, value) -> inputs.put(name, value.asText().orElse("")));
        }
        return inputs;
    }

    /// A tenant works on the repository of its project; a path of the server's is for those who reach all of it.
    private static Path repository(Call call, Project project) {
        var asked = call.body().text("repository");
        if (asked.isPresent() && !call.reach().everywhere()) {
            throw Problem.of(Kind.FORBIDDEN, "only who reaches every project may name a repository");
        }
        var path = asked.orElse(project.repository());
        if (path.isEmpty()) {
            throw Problem.invalid(
                    "/repository", "project %s has no repository, and none is named".formatted(project.id()));
        }
        try {
            return Path.of(path).normalize();
        } catch (InvalidPathException noPath) {
            throw Problem.invalid("/repository", "this is no path");
        }
    }

    static Budget budget(Json json) {
        var standard = Budget.DEFAULT;
        var dollars = json.at("dollars").orElse(Json.of(0)) instanceof Json.Num(var digits) ? digits : BigDecimal.ZERO;
        return new Budget(
                Math.toIntExact(json.number("turns").orElse((long) standard.turns())),
                json.number("tokens").orElse(standard.tokens()),
                dollars.multiply(MICRO).longValue(),
                json.number("seconds").orElse(standard.seconds()));
    }

    private Reply list(Call call) {
        var before = call.query("cursor")
                .map(cursor -> Cursor.parts("runs", 1, cursor).getFirst())
                .map(RunEndpoints::position)
                .orElse(Long.MAX_VALUE);
        var rows = desk.store()
                .views()
                .runs(new RunFilter(
                        call.query("status").stream().toList(),
                        call.query("task"),
                        desk.reach(call),
                        before,
                        call.limit()));
        var next = rows.size() < call.limit()
                ? ""
                : Cursor.of("runs", rows.getLast().newest());
        return Reply.ok(Json.obj()
                .with("runs", new Json.Arr(rows.stream().<Json>map(RunJson::of).toList()))
                .with("next_cursor", Json.of(next)));
    }

    private static long position(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Problem.of(Kind.MALFORMED, "the cursor is none of this list");
        }
        return Long.parseLong(text);
    }

    private Reply show(Call call) {
        var run = call.run();
        var report = (Json.Obj) RunReport.of(listed(run), Replay.of(desk.store(), run));
        return Reply.ok(report.with("driven", Json.of(desk.room().isDriven(run))));
    }

    private RunListed listed(RunId run) {
        return desk.store().views().run(run).orElseThrow(() -> Problem.notFound("there is no run '%s'".formatted(run)));
    }
}
