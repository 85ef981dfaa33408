package dev.signalbox.app.http.work;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Access.Tenancy;
import dev.signalbox.app.http.Basic;
import dev.signalbox.app.http.Call;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.Problem;
import dev.signalbox.app.http.Reply;
import dev.signalbox.app.http.Shape;
import dev.signalbox.app.work.Definitions.Listed;
import dev.signalbox.app.work.ProblemsJson;
import dev.signalbox.app.work.WorkflowGraph;
import dev.signalbox.app.work.WorkflowJson;
import dev.signalbox.kernel.access.Project;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.event.Role.Right;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Workflows: list, show, draw and check.
public final class WorkflowEndpoints {
    private static final String TAG = "workflows";
    private static final String PATH = "/api/v1/workflows";
    /// Where nothing is defined: shipped and users' workflows are found from everywhere.
    private static final Path NOWHERE = Path.of("/nonexistent");

    private final Desk desk;

    public WorkflowEndpoints(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> all() {
        var look = Access.of(Right.LOOK, Tenancy.WITHIN);
        return List.of(
                Endpoint.get(PATH, TAG, "List the workflows that tasks of a project can follow", look, this::list)
                        .query("project", Basic.NAME, "with those of this project's repository")
                        .answers(
                                200,
                                "All there are",
                                Shape.members()
                                        .needs(
                                                "workflows",
                                                Shape.items(new Shape.Any("a workflow, with its problems")),
                                                "by name")),
                Endpoint.post(
                                PATH + "/validate",
                                TAG,
                                "Check a definition, and say every problem at once",
                                look,
                                this::check)
                        .takes(Shape.members()
                                .needs("definition", new Shape.Text(1, 200_000, ""), "YAML in contract notation"))
                        .answers(
                                200,
                                "Whether it holds",
                                Shape.members()
                                        .needs("valid", Basic.FLAG, "whether it holds")
                                        .needs("problems", Shape.items(new Shape.Any("a problem")), "in their order")),
                Endpoint.get(PATH + "/{workflow}", TAG, "Show a workflow", look, this::show)
                        .query("project", Basic.NAME, "as this project's repository has it")
                        .answers(200, "The workflow", new Shape.Any("a workflow")),
                Endpoint.get(
                                PATH + "/{workflow}/graph",
                                TAG,
                                "Draw a workflow as a Mermaid flow chart",
                                look,
                                this::graph)
                        .query("project", Basic.NAME, "as this project's repository has it")
                        .answers(200, "The chart", "text/vnd.mermaid"));
    }

    private Reply list(Call call) {
        return Reply.ok(Json.obj()
                .with(
                        "workflows",
                        new Json.Arr(
                                desk.definitions().all(directory(desk.project(call, call.query("project")))).stream()
                                        .map(WorkflowJson::listed)
                                        .toList())));
    }

    private static Path directory(Project project) {
        return project.repository().isEmpty() ? NOWHERE : Path.of(project.repository());
    }

    private Reply check(Call call) {
        var problems = desk.definitions().check("definition", call.text("definition"))
                        instanceof Checked.Faulty<Workflow>(var found)
                ? found
                : List.<dev.signalbox.kernel.artifact.Problem>of();
        return Reply.ok(
                Json.obj().with("valid", Json.of(problems.isEmpty())).with("problems", ProblemsJson.of(problems)));
    }

    private Reply show(Call call) {
        return Reply.ok(WorkflowJson.of(asked(call)));
    }

    private Reply graph(Call call) {
        var lines = new WorkflowGraph(asked(call)).mermaid();
        return new Reply.Page(200, "text/vnd.mermaid; charset=utf-8", String.join("\n", lines) + "\n", Map.of());
    }

    private Workflow asked(Call call) {
        return named(desk, call.path().getOrDefault("workflow", ""), desk.project(call, call.query("project")));
    }

    /// The workflow of a name, never of a file: no path of the server's is read because somebody writes it.
    ///
    /// @throws Problem if there is none that holds
    static Workflow named(Desk desk, String name, Project project) {
        var listed = desk.definitions().all(directory(project)).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(Listed::checked)
                .orElseThrow(() -> Problem.notFound("there is no workflow '%s'".formatted(name)));
        return switch (listed) {
            case Checked.Sound<Workflow> sound -> sound.value();
            case Checked.Faulty<Workflow>(var problems) ->
                throw Problem.invalid("", "workflow %s does not hold: %s".formatted(name, problems.getFirst()));
        };
    }
}
