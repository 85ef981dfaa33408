package dev.signalbox.app.cli.serve;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Brief;
import dev.signalbox.kernel.access.Project;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.json.Json;

/// `project add` and `project list`.
record Projects(Surroundings around, ServeParts parts, Word word) implements Verb {

    /// What is done with projects.
    enum Word {
        ADD,
        LIST
    }

    static Syntax syntax(Word word) {
        return switch (word) {
            case ADD ->
                Syntax.of("project add", "Add a project, or describe it anew")
                        .argument("PROJECT", Arity.ONE, "its id")
                        .option("--repo", "PATH", "the repository that its tasks are about")
                        .option("--title", "TEXT", "what it is called")
                        .example("signalbox project add shop --repo /srv/git/shop");
            case LIST -> Syntax.of("project list", "List projects").example("signalbox project list");
        };
    }

    @Override
    public int run(Given given) {
        try (var membership = parts.membership()) {
            switch (word) {
                case ADD -> add(given, membership);
                case LIST -> list(given, membership);
            }
            return Exit.DONE;
        }
    }

    private void add(Given given, ServeParts.Membership membership) {
        var id = Standing.id(given.argument(0), ProjectId::new);
        Standing.done(membership
                .members()
                .addProject(
                        membership.user(),
                        id,
                        given.text("--title").orElse(id.value()),
                        given.text("--repo")
                                .map(path -> around.path(path).toString())
                                .orElse("")));
    }

    private void list(Given given, ServeParts.Membership membership) {
        var projects = membership.members().roster().projects().values();
        if (given.json()) {
            around.screen()
                    .json(new Json.Arr(projects.stream().map(Projects::json).toList()));
            return;
        }
        var table = new Table();
        projects.forEach(project -> table.row(project.id().value(), project.repository(), Brief.text(project.title())));
        table.print(around.screen());
    }

    private static Json json(Project project) {
        return Json.obj()
                .with("id", Json.of(project.id().value()))
                .with("title", Json.of(project.title()))
                .with("repository", Json.of(project.repository()));
    }
}
