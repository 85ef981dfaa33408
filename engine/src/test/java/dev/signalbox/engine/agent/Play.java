package dev.signalbox.engine.agent;

import dev.signalbox.engine.evidence.ArtifactReader;
import dev.signalbox.engine.evidence.Expressions;
import dev.signalbox.engine.evidence.Schemas;
import dev.signalbox.engine.model.Model;
import dev.signalbox.engine.model.Prices;
import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.Script.Section;
import dev.signalbox.engine.model.Script.Step;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.engine.model.provider.ScriptedModel;
import dev.signalbox.engine.tool.AskUser;
import dev.signalbox.engine.tool.TestRun;
import dev.signalbox.engine.tool.Tool;
import dev.signalbox.kernel.id.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Assignments for tests: a scripted model at work in a [TestRun].
final class Play {
    private static final String NOTE = "{\"type\":\"object\",\"required\":[\"text\"]}";

    private Play() {}

    static Script script(String role, Step... steps) {
        return new Script("test", List.of(new Section(role, List.of(steps), 0)), Script.NOTHING_MORE);
    }

    static Step says(String text) {
        return Step.of(text);
    }

    static Step calls(String tool, String args) {
        return Step.of("I call " + tool + ".", Script.Call.of(tool, args.replace('\'', '"')));
    }

    static Step submits() {
        return calls("submit_artifact", "{'type':'note','content':{'text':'done'}}");
    }

    static Assignment assignment(TestRun run, Script script, Tool... more) {
        return assignment(run, TestRun.SESSION, new ScriptedModel(script), Assignment.Bounds.DEFAULT, more);
    }

    static Assignment assignment(TestRun run, SessionId session, Model model, Assignment.Bounds bounds, Tool... more) {
        var tools = new ArrayList<>(run.fileTools());
        tools.add(new AskUser(Duration.ofSeconds(10)));
        if (!run.phase().artifacts().isEmpty()) {
            var reader = new ArtifactReader(new Schemas(_ -> Optional.of(NOTE)), new Expressions());
            tools.add(new SubmitArtifact(reader, run.phase().artifacts(), "tester"));
        }
        tools.addAll(List.of(more));
        return new Assignment(
                run.started(session),
                run.desk(),
                run.toolbox(session, tools),
                model,
                "You test.",
                "Write the tests.",
                run.phase().artifacts().stream()
                        .map(artifact -> artifact.type())
                        .toList(),
                bounds,
                TurnListener.SILENT);
    }

    static BuiltInAgent agent() {
        return new BuiltInAgent(Prices.shipped(), InstantSource.system());
    }
}
