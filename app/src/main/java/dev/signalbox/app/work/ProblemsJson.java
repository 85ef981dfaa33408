package dev.signalbox.app.work;

import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.json.Json;
import java.util.List;

/// Problems of definitions as JSON.
public final class ProblemsJson {
    private ProblemsJson() {}

    public static Json of(List<Problem> problems) {
        return new Json.Arr(problems.stream()
                .<Json>map(problem -> Json.obj()
                        .with("file", Json.of(problem.file()))
                        .with("line", Json.of(problem.line()))
                        .with("column", Json.of(problem.column()))
                        .with("message", Json.of(problem.message()))
                        .with("fix", Json.of(problem.fix())))
                .toList());
    }
}
