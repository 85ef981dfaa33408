package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Entry;
import dev.signalbox.app.cli.Entry.Section;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.app.work.RunRoom;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The door of this package: its commands.
public final class WorkCommands {
    private WorkCommands() {}

    /// All of them, in the order of the help.
    ///
    /// @param opened opens the engine; its argument hears what takes long
    /// @param definitions finds the profile of a project
    public static List<Entry> entries(Function<Consumer<String>, RunRoom> opened, Supplier<Definitions> definitions) {
        Rooms rooms = opened::apply;
        return List.of(
                new Entry(Section.SETUP, "init", Init::syntax, around -> new Init(around, definitions)),
                new Entry(Section.RUNS, "run", StartRun::syntax, around -> new StartRun(around, rooms)),
                new Entry(Section.RUNS, "resume", ResumeRun::syntax, around -> new ResumeRun(around, rooms)),
                new Entry(Section.RUNS, "merge", MergeRun::syntax, around -> new MergeRun(around, rooms)),
                say(Say.Word.APPROVE, rooms),
                say(Say.Word.REJECT, rooms),
                say(Say.Word.ANSWER, rooms),
                halt(Halt.Kind.PAUSE, rooms),
                halt(Halt.Kind.CANCEL, rooms),
                look(EvidenceLook.Kind.SHOW, rooms),
                look(EvidenceLook.Kind.VERIFY, rooms));
    }

    private static Entry look(EvidenceLook.Kind kind, Rooms rooms) {
        return new Entry(
                Section.RECORDS,
                kind.typed(),
                () -> EvidenceLook.syntax(kind),
                around -> new EvidenceLook(around, rooms, kind));
    }

    private static Entry say(Say.Word word, Rooms rooms) {
        return new Entry(Section.PEOPLE, word.typed(), () -> Say.syntax(word), around -> new Say(around, rooms, word));
    }

    private static Entry halt(Halt.Kind kind, Rooms rooms) {
        return new Entry(
                Section.PEOPLE, kind.typed(), () -> Halt.syntax(kind), around -> new Halt(around, rooms, kind));
    }
}
