package dev.signalbox.engine.evidence.gather;

import dev.signalbox.engine.evidence.Expressions;
import dev.signalbox.engine.evidence.Schemas;
import dev.signalbox.engine.sandbox.Outcome;
import dev.signalbox.engine.workspace.Revision;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.Evidence.Hit;
import dev.signalbox.kernel.artifact.Evidence.Hits;
import dev.signalbox.kernel.artifact.Evidence.Observation;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Probe;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Answers the probes of one gate.
///
/// @param workspace the run's clone
/// @param provisions what its boxes get
/// @param inquiry what the gate wants to know
/// @param gathered the evidence so far, for expressions
record Probing(Means means, Workspace workspace, Provisions provisions, Inquiry inquiry, List<Evidence> gathered) {
    private static final int MAX_DIFF = 64 << 20;
    private static final int MAX_FILE = 8 << 20;

    /// What probes are answered with.
    record Means(CheckBox box, Schemas schemas, Expressions expressions) {}

    /// @throws GatheringFailure when it cannot be answered
    Evidence answer(String subject, Probe probe) throws InterruptedException {
        return switch (probe) {
            case Probe.Lines lines -> new Hits(subject, lines(lines));
            case Probe.Command command -> command(subject, command);
            case Probe.Files files -> files(subject, files);
            case Probe.Schema schema -> schema(subject, schema);
            case Probe.Expression expression -> expression(subject, expression);
        };
    }

    private Revision revision() {
        return workspace.at(inquiry.commit());
    }

    private List<Hit> lines(Probe.Lines probe) {
        var wanted = Globs.anyOrAll(probe.paths(), inquiry.profile());
        var lines = switch (probe.where()) {
            case ADDED -> added().stream().filter(line -> wanted.test(line.path()));
            case ALL -> all(wanted);
        };
        return new PatternSearch(probe.patterns()).in(lines);
    }

    private List<Hit> added() {
        var diff = revision().diffSince(workspace.base(), 0, MAX_DIFF);
        if (diff.length() >= MAX_DIFF) {
            throw new GatheringFailure("the diff of the run has more than %,d bytes".formatted(MAX_DIFF));
        }
        return AddedLines.of(diff);
    }

    /// Lines of text files; a file with a NUL character is none.
    private Stream<Hit> all(Predicate<String> wanted) {
        var tooLong = revision().longerThan(wanted, MAX_FILE);
        if (!tooLong.isEmpty()) {
            throw new GatheringFailure("'%s' has more than %,d bytes".formatted(tooLong.getFirst(), MAX_FILE));
        }
        return revision().texts(wanted, MAX_FILE).entrySet().stream()
                .filter(file -> file.getValue().indexOf('\0') < 0)
                .flatMap(file -> numbered(file.getKey(), file.getValue().lines().toList()));
    }

    private static Stream<Hit> numbered(String path, List<String> lines) {
        return IntStream.range(0, lines.size()).mapToObj(i -> new Hit(path, i + 1, lines.get(i)));
    }

    private Evidence command(String subject, Probe.Command probe) throws InterruptedException {
        var time = Duration.ofSeconds(Math.max(1, probe.seconds()));
        try (var copy = workspace.copy(inquiry.commit())) {
            copy.makeDirectories(provisions.made());
            var outcome = means.box().run(copy.directory(), provisions, probe.run(), time);
            var cutOff = CheckBox.cutOff(outcome, time);
            if (cutOff.isPresent()) {
                throw new GatheringFailure("'%s' was cut off: %s".formatted(probe.run(), cutOff.get()));
            }
            return seen(subject, probe, outcome);
        }
    }

    private static Evidence seen(String subject, Probe.Command probe, Outcome outcome) {
        var output = outcome.stdout().text() + outcome.stderr().text();
        var exits = outcome.exitCode() == probe.exitCode();
        var says = probe.output()
                .map(text -> Pattern.compile(text).matcher(output).find())
                .orElse(true);
        var detail = "exit code %d (expected %d)%s%s"
                .formatted(
                        outcome.exitCode(),
                        probe.exitCode(),
                        says
                                ? ""
                                : "; the output lacks '%s'"
                                        .formatted(probe.output().orElse("")),
                        tail(output));
        return new Observation(subject, exits && says, detail);
    }

    private static String tail(String output) {
        var lines = output.lines().filter(line -> !line.isBlank()).toList();
        var last = String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        return last.isEmpty() ? "" : ":\n" + (last.length() > 4000 ? last.substring(last.length() - 4000) : last);
    }

    private Evidence files(String subject, Probe.Files probe) {
        var paths = revision().paths();
        var missing = probe.globs().stream()
                .filter(glob -> paths.stream().noneMatch(Globs.any(List.of(glob), inquiry.profile())))
                .toList();
        return new Observation(
                subject,
                missing.isEmpty(),
                missing.isEmpty() ? "all are there" : "no file matches " + String.join(", ", missing));
    }

    private Evidence schema(String subject, Probe.Schema probe) {
        var artifact = inquiry.artifacts().stream()
                .filter(each -> each.type().equals(probe.artifact()))
                .reduce((_, newer) -> newer)
                .map(Artifact::content);
        if (artifact.isEmpty()) {
            return new Observation(subject, false, "no artifact '%s' was handed in".formatted(probe.artifact()));
        }
        var flaws = means.schemas().flaws(probe.schema(), artifact.get());
        return new Observation(
                subject,
                flaws.isEmpty(),
                flaws.isEmpty()
                        ? "it meets the schema"
                        : String.join("\n", flaws.stream().map(Object::toString).toList()));
    }

    private Evidence expression(String subject, Probe.Expression probe) {
        var context = new Expressions.Context(Json.obj()
                .with("artifacts", Facts.artifacts(inquiry.artifacts()))
                .with("evidence", Facts.evidence(gathered))
                .with("inputs", new Json.Obj(inquiry.inputValues())));
        return switch (means.expressions().evaluate(probe.cel(), context)) {
            case Expressions.Answer.Value(var holds) ->
                new Observation(subject, holds, "'%s' is %s".formatted(probe.cel(), holds));
            case Expressions.Answer.Failed(var why) -> throw new GatheringFailure(why);
        };
    }
}
