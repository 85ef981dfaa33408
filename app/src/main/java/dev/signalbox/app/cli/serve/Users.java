package dev.signalbox.app.cli.serve;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.security.Members;
import dev.signalbox.kernel.access.User;
import dev.signalbox.kernel.id.UserId;
import dev.signalbox.kernel.json.Json;

/// `user add`, `user list`, `user change`, `user link` and `user remove`.
record Users(Surroundings around, ServeParts parts, Word word) implements Verb {

    /// What is done with users.
    enum Word {
        ADD,
        LIST,
        CHANGE,
        LINK,
        REMOVE
    }

    static Syntax syntax(Word word) {
        return switch (word) {
            case ADD ->
                named(Standing.options(Syntax.of("user add", "Add a user and print a link for the first sign-in")))
                        .detail("The link is the end of an address: put the server's own before it. It is good for one"
                                + " hour and for one sign-in, at which the user chooses a password.")
                        .example("signalbox user add ann --role operator --project shop");
            case LIST -> Syntax.of("user list", "List users").example("signalbox user list");
            case CHANGE ->
                named(Standing.options(Syntax.of("user change", "Change what a user may do")))
                        .example("signalbox user change ann --role admin");
            case LINK ->
                named(Syntax.of("user link", "Print a new sign-in link for a user, as when a password is forgotten"))
                        .example("signalbox user link ann");
            case REMOVE -> named(Syntax.of("user remove", "Remove a user")).example("signalbox user remove ann");
        };
    }

    private static Syntax named(Syntax syntax) {
        return syntax.argument("NAME", Arity.ONE, "the name to sign in with");
    }

    @Override
    public int run(Given given) {
        try (var membership = parts.membership()) {
            var members = membership.members();
            var by = membership.user();
            switch (word) {
                case ADD -> link(given, members.addUser(by, user(given), Standing.role(given), Standing.reach(given)));
                case LIST -> list(given, members);
                case CHANGE ->
                    Standing.done(members.changeUser(by, user(given), Standing.role(given), Standing.reach(given)));
                case LINK -> link(given, members.makeLink(by, user(given)));
                case REMOVE -> Standing.done(members.removeUser(by, user(given)));
            }
            return Exit.DONE;
        }
    }

    private static UserId user(Given given) {
        return Standing.id(given.argument(0), UserId::new);
    }

    private void link(Given given, Members.Outcome outcome) {
        var path = "/sign-in#" + Standing.done(outcome).secret();
        if (given.json()) {
            around.screen().json(Json.obj().with("link", Json.of(path)));
        } else {
            around.screen().line(path);
        }
    }

    private void list(Given given, Members members) {
        var users = members.roster().users().values();
        if (given.json()) {
            around.screen().json(new Json.Arr(users.stream().map(Users::json).toList()));
            return;
        }
        var table = new Table();
        users.forEach(user -> table.row(
                user.id().value(),
                Standing.word(user.role()),
                Standing.where(user.reach()),
                user.password().isPresent() ? "" : "has not signed in yet"));
        table.print(around.screen());
    }

    private static Json json(User user) {
        return Standing.json(user.role(), user.reach())
                .with("name", Json.of(user.id().value()))
                .with("has_password", Json.of(user.password().isPresent()));
    }
}
