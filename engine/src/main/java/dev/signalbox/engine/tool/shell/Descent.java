package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.SimpleCommand.Context;

/// Follows what a command starts.
final class Descent {
    private static final int DEEPEST = 16;

    private final Walk walk;
    private final Place place;

    Descent(Walk walk, Place place) {
        this.walk = walk;
        this.place = place;
    }

    Exits into(Started started) {
        var unchanged = Exits.at(place.directory());
        if (place.level() >= DEEPEST) {
            walk.hide("…", "commands start commands more than %d times".formatted(DEEPEST), place);
            return unchanged;
        }
        return switch (started) {
            case Started.Hidden hidden -> {
                walk.hide("a command", hidden.why(), place);
                yield unchanged;
            }
            case Started.Program program -> program(program);
            case Started.Script script -> script(script);
        };
    }

    private Exits program(Started.Program program) {
        var directory = program.where() == Started.Where.HERE ? place.directory() : Directories.ANYWHERE;
        return walk.runWrapped(
                program.words(), program.assignments(), place.inside().in(directory));
    }

    private Exits script(Started.Script script) {
        try {
            var syntax = Reading.of(script.text(), script.dialect()).lists().whole();
            return switch (script.by()) {
                case THIS_SHELL -> {
                    var exits = walk.walk(syntax, inside());
                    yield Motion.inFunctions(syntax) ? Exits.at(Directories.ANYWHERE) : exits;
                }
                case ANOTHER_SHELL -> {
                    walk.walk(syntax, inside());
                    yield Exits.at(place.directory());
                }
                case TRAP -> {
                    walk.walk(syntax, inside().in(Directories.ANYWHERE));
                    yield Motion.in(syntax) ? Exits.at(Directories.ANYWHERE) : Exits.at(place.directory());
                }
            };
        } catch (Unclear unclear) {
            walk.hide(script.text(), "it is not understood: " + unclear.why(), place);
            return Exits.at(place.directory());
        }
    }

    private Place inside() {
        return place.inside().with(Context.WRAPPED);
    }
}
