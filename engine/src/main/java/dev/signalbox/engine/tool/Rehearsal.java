package dev.signalbox.engine.tool;

import dev.signalbox.engine.sandbox.BoxSpec;
import dev.signalbox.engine.sandbox.Outcome;
import dev.signalbox.engine.sandbox.OutputSink;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.PhasePolicy;
import dev.signalbox.kernel.policy.ToolRequest;
import dev.signalbox.kernel.policy.Verdict;
import dev.signalbox.kernel.shell.ShellText;
import dev.signalbox.kernel.workflow.ToolRules;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Says what policy says of a call, by the tools' own reading of its arguments, and does nothing of it.
public final class Rehearsal {
    private static final Path NOWHERE = Path.of("/workspace");

    private final PhasePolicy policy;
    private final Map<String, Tool> tools = new LinkedHashMap<>();

    private Rehearsal(PhasePolicy policy, WorkFiles files, Function<String, ShellText> grammar) {
        this.policy = policy;
        var guard = new WriteGuard(files, policy.paths());
        var box = PhaseBox.of(files.root(), policy.paths(), ToolRules.Limits.DEFAULT, List.of());
        var all = List.of(
                new ReadFiles(files),
                new GlobFiles(files),
                new Grep(files),
                new SearchCodebase(files),
                new WriteFiles(guard),
                new EditFiles(guard),
                new Bash(files, Rehearsal::refuse, box, grammar),
                new WebFetch(new WebHosts(List.of(), policy::decide)));
        all.forEach(tool -> tools.put(tool.card().name(), tool));
    }

    private static Outcome refuse(BoxSpec spec, OutputSink sink) {
        throw new IllegalStateException("a rehearsal runs nothing: " + spec.command());
    }

    /// On a directory, whose links are followed.
    ///
    /// @throws IOException if there is no such directory
    public static Rehearsal in(Path directory, PhasePolicy policy, Function<String, ShellText> grammar)
            throws IOException {
        return new Rehearsal(policy, WorkFiles.imagined(directory.toRealPath()), grammar);
    }

    /// By the text of paths alone.
    public static Rehearsal byText(PhasePolicy policy, Function<String, ShellText> grammar) {
        return new Rehearsal(policy, WorkFiles.imagined(NOWHERE), grammar);
    }

    /// The verdict on a call. What a file would hold may be left out. A tool that is not known here is judged by its
    /// name alone.
    public Verdict judge(String tool, Json.Obj args) {
        if (!tools.containsKey(tool)) {
            return policy.decide(new ToolRequest(tool, Action.Plain.ONLY));
        }
        return switch (Reading.of(tools, tool, JsonText.print(complete(tool, args)))) {
            case Reading.Wellformed call ->
                policy.decide(new ToolRequest(tool, call.tool().action(call.args())));
            case Reading.Malformed call -> malformed(tool, call);
        };
    }

    private static Json.Obj complete(String tool, Json.Obj args) {
        return tool.equals("write_files") && args.find("content").isEmpty() ? args.with("content", Json.of("")) : args;
    }

    /// A tool that is not allowed is denied for that, whatever its arguments are.
    private Verdict malformed(String tool, Reading.Malformed call) {
        return policy.decide(new ToolRequest(tool, Action.Plain.ONLY)) instanceof Verdict.Denied denied
                ? denied
                : new Verdict.Denied(
                        call.problems().stream()
                                .map(problem -> "malformed call: " + problem)
                                .toList(),
                        List.of());
    }
}
