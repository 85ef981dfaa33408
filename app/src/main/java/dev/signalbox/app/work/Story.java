package dev.signalbox.app.work;

import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.GateEvent;
import dev.signalbox.kernel.event.QualityEvent;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.SessionEvent;
import dev.signalbox.kernel.event.TaskEvent;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.event.WatchEvent;
import dev.signalbox.kernel.workflow.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Events as lines for people. What workers wrote is shortened to one line and shown without control characters, so
/// that no text of theirs can play with the terminal.
public final class Story {
    private static final Pattern BY_THE_WAY = Pattern.compile("(^|/)(\\.|target/|build/|__pycache__|node_modules/)");
    /// What would be allowed instead is told to the worker, and to whoever asks for JSON.
    private static final String ALLOWED = "allowed here: ";

    private final Style style;

    public Story(Style style) {
        this.style = style;
    }

    /// One line for most events, more for a blocked gate, none for what only programs want to know.
    public List<String> lines(Recorded recorded) {
        return lines(recorded.event());
    }

    private List<String> lines(Event event) {
        return switch (event) {
            case TaskEvent task -> List.of(task(task));
            case RunEvent run -> List.of(new RunStory(style).line(run));
            case GateEvent.GateJudged judged -> gate(judged);
            case SessionEvent session -> session(session);
            case ToolEvent tool -> tool(tool);
            case WatchEvent.WatcherSpoke spoke ->
                List.of(style.warn("watcher %s says %s: %s"
                        .formatted(spoke.watcher(), Brief.word(spoke.severity()), Brief.text(spoke.guidance()))));
            case AccessEvent access -> List.of(style.quiet(AccessStory.line(access)));
            case QualityEvent.QualityEstimated estimated ->
                List.of("quality of %s: %.2f (%.2f to %.2f)"
                        .formatted(
                                Brief.text(estimated.subject()),
                                estimated.probability(),
                                estimated.low(),
                                estimated.high()));
        };
    }

    private static String task(TaskEvent event) {
        return switch (event) {
            case TaskEvent.TaskCreated created -> "task %s: %s".formatted(created.task(), Brief.text(created.title()));
            case TaskEvent.TaskClaimed claimed -> "task %s claimed by %s".formatted(claimed.task(), claimed.agent());
            case TaskEvent.TaskStarted started -> "task %s started as run %s".formatted(started.task(), started.run());
            case TaskEvent.TaskClosed closed ->
                "task %s %s%s"
                        .formatted(
                                closed.task(), closed.done() ? "done" : "given up", Brief.after(": ", closed.reason()));
        };
    }

    private List<String> gate(GateEvent.GateJudged judged) {
        var lines = new ArrayList<String>();
        var title = "gate " + judged.gate();
        lines.add(
                switch (judged.judgement()) {
                    case HELD -> style.good("◆ %s holds".formatted(title));
                    case NEEDS_APPROVAL -> style.warn("◆ %s holds, if somebody approves".formatted(title));
                    case LET_PASS -> style.warn("◆ %s does not hold, and lets pass".formatted(title));
                    case BLOCKED -> style.bad("◆ %s blocks (attempt %d)".formatted(title, judged.attempt()));
                });
        judged.blockers().forEach(finding -> lines.add("    " + finding(style.bad("✗"), finding)));
        judged.warnings().forEach(finding -> lines.add("    " + finding(style.warn("!"), finding)));
        return lines;
    }

    static String finding(String mark, Finding finding) {
        var fix = finding.fix().map(text -> " (" + Brief.text(text) + ")").orElse("");
        return "%s %s: %s%s".formatted(mark, finding.check(), Brief.text(finding.message()), fix);
    }

    private List<String> session(SessionEvent event) {
        return switch (event) {
            case SessionEvent.SessionStarted started ->
                List.of(style.quiet("%s begins (%s%s)"
                        .formatted(started.role(), started.worker(), Brief.after(", ", started.model()))));
            case SessionEvent.Prompted _, SessionEvent.Compacted _ -> List.of();
            case SessionEvent.Replied replied ->
                replied.text().isBlank() ? List.of() : List.of("“%s”".formatted(Brief.text(replied.text())));
            case SessionEvent.SessionEnded ended ->
                ended.exit() == SessionEvent.Exit.FINISHED
                        ? List.of()
                        : List.of(style.warn("a worker ended, %s%s"
                                .formatted(Brief.word(ended.exit()), Brief.after(": ", ended.detail()))));
        };
    }

    private List<String> tool(ToolEvent event) {
        return switch (event) {
            case ToolEvent.CallDecided decided -> List.of(decided(decided));
            case ToolEvent.CallAnswered answered ->
                List.of("call %s %s%s"
                        .formatted(
                                answered.call(),
                                answered.allowed() ? "allowed" : "refused",
                                Brief.after(": ", answered.comment())));
            case ToolEvent.CallFinished finished ->
                finished.success() ? List.of() : List.of("  " + style.warn("↳ " + Brief.text(finished.error())));
            case ToolEvent.ChangesDropped dropped ->
                List.of(style.bad("✗ the box dropped changes to " + dropped(dropped.paths())));
        };
    }

    /// What a build leaves behind is named last.
    private static String dropped(List<String> paths) {
        var first = paths.stream()
                .filter(path -> !BY_THE_WAY.matcher(path).find())
                .findFirst()
                .orElse(paths.getFirst());
        return Brief.text(first) + (paths.size() == 1 ? "" : " and %d more".formatted(paths.size() - 1));
    }

    private String decided(ToolEvent.CallDecided decided) {
        var what = "%s %s".formatted(decided.tool(), style.quiet(CallText.of(decided.args())));
        var reasons = decided.reasons().stream()
                .filter(reason -> !reason.startsWith(ALLOWED))
                .toList();
        var why = reasons.isEmpty() ? "" : ": " + Brief.text(String.join("; ", reasons));
        return switch (decided.decision()) {
            case ALLOW -> style.good("✓ ") + what;
            case DENY -> style.bad("✗ ") + what + style.bad(why);
            case ASK -> style.warn("? ") + what + style.warn(why);
        };
    }
}
