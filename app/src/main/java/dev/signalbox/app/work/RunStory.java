package dev.signalbox.app.work;

import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.RunEvent.ArtifactSubmitted;
import dev.signalbox.kernel.event.RunEvent.BudgetRaised;
import dev.signalbox.kernel.event.RunEvent.BudgetWarned;
import dev.signalbox.kernel.event.RunEvent.ClaimDiffers;
import dev.signalbox.kernel.event.RunEvent.DriverStarted;
import dev.signalbox.kernel.event.RunEvent.EvidenceGathered;
import dev.signalbox.kernel.event.RunEvent.Noted;
import dev.signalbox.kernel.event.RunEvent.PhaseEntered;
import dev.signalbox.kernel.event.RunEvent.RunCancelled;
import dev.signalbox.kernel.event.RunEvent.RunCompleted;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.RunFailed;
import dev.signalbox.kernel.event.RunEvent.RunMerged;
import dev.signalbox.kernel.event.RunEvent.RunPaused;
import dev.signalbox.kernel.event.RunEvent.RunResumed;
import dev.signalbox.kernel.event.RunEvent.RunTimedOut;
import dev.signalbox.kernel.event.RunEvent.TestsFrozen;
import dev.signalbox.kernel.event.RunEvent.WaitEnded;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.event.RunEvent.WorkCommitted;
import dev.signalbox.kernel.event.RunEvent.WorkDone;
import dev.signalbox.kernel.event.RunEvent.WorkspaceReady;
import dev.signalbox.kernel.json.Json;

/// What happens to a run, as lines for people.
public final class RunStory {
    private final Style style;

    RunStory(Style style) {
        this.style = style;
    }

    String line(RunEvent event) {
        return switch (event) {
            case RunCreated created -> created(created);
            case WorkspaceReady ready -> quiet("workspace %s on branch %s", ready.path(), ready.branch());
            case PhaseEntered entered -> entered(entered);
            case WorkDone done -> quiet("workers of %s are done", done.phase());
            case ArtifactSubmitted handed -> handedIn(handed);
            case EvidenceGathered gathered -> style.quiet(evidence(gathered.evidence()));
            case TestsFrozen frozen -> frozen.digests().size() + " test files frozen";
            case ClaimDiffers differs -> warn("claimed %s, observed %s", differs.claim(), differs.observed());
            case WorkCommitted committed -> quiet("committed %s", Brief.digest(committed.commit()));
            case WaitStarted started -> waits(started);
            case WaitEnded ended -> ended(ended);
            case RunPaused paused -> warn("paused: %s", paused.reason());
            case RunResumed _ -> "resumed";
            case BudgetRaised raised -> "budget raised: " + budget(raised.budget());
            case BudgetWarned warned -> warn("four fifths of the %s are used: %s", warned.limit(), warned.used());
            case DriverStarted driver -> quiet("driven by process %s on %s", "" + driver.pid(), driver.host());
            case RunCompleted completed -> style.good("completed, commit " + Brief.digest(completed.commit()));
            case RunFailed failed -> style.bad("failed: " + Brief.text(failed.reason()));
            case RunTimedOut late -> style.bad("timed out: " + Brief.text(late.reason()));
            case RunCancelled cancelled -> style.bad("cancelled: " + Brief.text(cancelled.reason()));
            case RunMerged merged -> merged(merged);
            case Noted noted -> warn("%s: %s", noted.kind(), noted.text());
        };
    }

    private String quiet(String form, String... texts) {
        return style.quiet(filled(form, texts));
    }

    private String warn(String form, String... texts) {
        return style.warn(filled(form, texts));
    }

    private static String filled(String form, String... texts) {
        var shown = new Object[texts.length];
        for (var i = 0; i < texts.length; i++) {
            shown[i] = Brief.text(texts[i]);
        }
        return form.formatted(shown);
    }

    private String created(RunCreated created) {
        return "run %s: workflow %s %s, model %s, autonomy %s"
                .formatted(
                        style.name(created.run().value()),
                        created.workflow().name(),
                        created.workflow().version(),
                        Brief.text(created.model()),
                        Brief.word(created.autonomy()));
    }

    private String entered(PhaseEntered entered) {
        var how = entered.move() == RunEvent.Move.REWORK ? "  rework, round " : "  round ";
        return style.name("▶ " + entered.phase()) + (entered.round() == 1 ? "" : how + entered.round());
    }

    private String handedIn(ArtifactSubmitted event) {
        if (event.artifact().type().equals("review")) {
            return reviewed(event.artifact().by(), event.artifact().content());
        }
        return "%s handed in by %s"
                .formatted(event.artifact().type(), event.artifact().by());
    }

    private String reviewed(String by, Json review) {
        var blocking = review.list("issues").stream()
                .filter(issue ->
                        issue.text("severity").filter("blocking"::equals).isPresent())
                .flatMap(issue -> issue.text("message").stream())
                .toList();
        if (blocking.isEmpty() && review.flag("approved").orElse(false)) {
            return style.good("✓ ") + by + " approves";
        }
        return style.bad("✗ ") + by + style.bad(" objects" + Brief.after(": ", String.join("; ", blocking)));
    }

    private String waits(WaitStarted started) {
        return warn(
                "waits [%s]: %s",
                started.waiting().id().value(), started.waiting().text());
    }

    private static String ended(WaitEnded ended) {
        return "%s to %s%s".formatted(ended.accepted() ? "yes" : "no", ended.id(), Brief.after(": ", ended.text()));
    }

    private static String budget(Budget budget) {
        return "%,d turns, %s, %s, %,d s"
                .formatted(
                        budget.turns(),
                        budget.tokens() == 0 ? "any tokens" : "%,d tokens".formatted(budget.tokens()),
                        budget.microDollars() == 0 ? "any dollars" : "$%.2f".formatted(budget.microDollars() / 1e6),
                        budget.seconds());
    }

    private String merged(RunMerged merged) {
        return style.good("merged into %s as %s".formatted(Brief.text(merged.branch()), Brief.digest(merged.commit())));
    }

    static String evidence(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Tests tests -> "tests ran: " + tests(tests.result());
            case Evidence.Changes changes -> changes.files().size() + " files changed";
            case Evidence.Digests digests -> digests.files().size() + " files digested";
            case Evidence.Hits hits ->
                "%s: %d hits".formatted(Brief.text(hits.subject()), hits.hits().size());
            case Evidence.Observation seen ->
                filled(seen.holds() ? "%s holds: %s" : "%s does not hold: %s", seen.subject(), seen.detail());
            case Evidence.Unverifiable not -> filled("cannot verify %s: %s", not.subject(), not.why());
        };
    }

    /// What came of tests, in a few words.
    static String tests(TestResult result) {
        return switch (result) {
            case TestResult.Ran ran ->
                "%d passed, %d failed, %d skipped"
                        .formatted(
                                ran.with(TestCase.Status.PASSED).size(),
                                ran.cases().stream().filter(TestCase::failed).count(),
                                ran.with(TestCase.Status.SKIPPED).size());
            case TestResult.NotBuilt broken ->
                "did not compile, %d errors".formatted(broken.errors().size());
            case TestResult.Unknown unknown -> "nothing can be said: " + Brief.text(unknown.why());
        };
    }
}
