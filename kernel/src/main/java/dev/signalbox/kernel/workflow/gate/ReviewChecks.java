package dev.signalbox.kernel.workflow.gate;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks over reviews. Severities are `blocking`, `major`, `minor` and `note`.
final class ReviewChecks {
    private static final String REVIEW = "review";
    private static final Set<String> TO_ADDRESS = Set.of("blocking", "major");

    private ReviewChecks() {}

    static List<Flaw> blocking(Facts facts) {
        var reviews = facts.file().artifacts(REVIEW);
        return reviews.isEmpty()
                ? Facts.notHandedIn(REVIEW)
                : reviews.stream().flatMap(ReviewChecks::objections).toList();
    }

    private static Stream<Flaw> objections(Artifact review) {
        var blocking = review.content().list("issues").stream()
                .filter(issue ->
                        issue.text("severity").filter("blocking"::equals).isPresent())
                .map(issue -> Flaw.of(
                        "%s: %s%s".formatted(review.by(), message(issue), place(issue)),
                        "resolve it, and have it reviewed again"))
                .toList();
        var approved = review.content().flag("approved").orElse(false);
        return blocking.isEmpty() && !approved
                ? Stream.of(Flaw.of("%s does not approve".formatted(review.by()), "see the comments of that review"))
                : blocking.stream();
    }

    static List<Flaw> completed(Facts facts) {
        var required = facts.spec().params().texts("reviewers");
        var done = facts.file().artifacts(REVIEW).stream()
                .map(Artifact::by)
                .map(ReviewChecks::plain)
                .collect(Collectors.toSet());
        if (required.isEmpty()) {
            return done.isEmpty() ? Facts.notHandedIn(REVIEW) : List.of();
        }
        return required.stream()
                .filter(role -> !done.contains(plain(role)))
                .map(role -> Flaw.of("%s has handed in no review".formatted(role), "let that reviewer finish"))
                .toList();
    }

    /// An issue is settled when its reviewer has looked again after the newest implementation, or when that
    /// implementation says in `addressed` how it was met.
    static List<Flaw> addressed(Facts facts) {
        var implementation = facts.artifact("implementation");
        if (implementation.isEmpty()) {
            return Facts.notHandedIn("implementation");
        }
        var answers = implementation.get().list("addressed");
        return before(facts).entrySet().stream()
                .flatMap(review -> review.getValue().content().list("issues").stream()
                        .filter(issue ->
                                TO_ADDRESS.contains(issue.text("severity").orElse("")))
                        .filter(issue -> answers.stream().noneMatch(answer -> answers(answer, issue)))
                        .map(issue -> Flaw.of(
                                "%s still waits for an answer: %s%s"
                                        .formatted(review.getKey(), message(issue), place(issue)),
                                "resolve it and list {comment, how} in 'addressed' of the implementation")))
                .toList();
    }

    /// The newest review of each reviewer who has not looked since the newest implementation.
    private static Map<String, Artifact> before(Facts facts) {
        var newest = new LinkedHashMap<String, Artifact>();
        facts.file().earlier().stream()
                .filter(artifact -> artifact.type().equals(REVIEW))
                .forEach(review -> newest.put(review.by(), review));
        var since = new ArrayList<String>();
        for (var artifact : facts.file().artifacts()) {
            if (artifact.type().equals("implementation")) {
                since.clear();
            } else if (artifact.type().equals(REVIEW)) {
                newest.put(artifact.by(), artifact);
                since.add(artifact.by());
            }
        }
        since.forEach(newest::remove);
        return newest;
    }

    private static boolean answers(Json answer, Json issue) {
        var said = ClaimChecks.plain(answer.text("comment").orElse(""));
        var asked = ClaimChecks.plain(message(issue));
        return !said.isEmpty()
                && (said.contains(asked) || asked.contains(said))
                && answer.text("how").filter(how -> !how.isBlank()).isPresent();
    }

    private static String message(Json issue) {
        return issue.text("message").orElse("(no message)");
    }

    private static String place(Json issue) {
        var line = issue.number("line").map(number -> ":" + number).orElse("");
        return issue.text("file").map(file -> " (%s%s)".formatted(file, line)).orElse("");
    }

    private static String plain(String role) {
        return role.startsWith("reviewer-") ? role.substring("reviewer-".length()) : role;
    }
}
