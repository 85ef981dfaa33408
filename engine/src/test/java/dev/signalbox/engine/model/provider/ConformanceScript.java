package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.Script.Call;
import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.engine.model.Script.Section;
import dev.signalbox.engine.model.Script.Step;
import dev.signalbox.engine.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What is played to every implementation of the port.
final class ConformanceScript {
    static final String TEXT = "A first sentence, longer than a piece. Ünïcödé 🚦 too.";
    static final Usage USAGE = new Usage(1000, 50, 300, 0);
    static final Call READ = Call.of("read_files", "{\"path\":\"src/Main.java\",\"limit\":10}");
    static final Call GREP = Call.of("grep", "{\"pattern\":\"a \\\"quoted\\\" word\"}");

    static final Script SCRIPT = new Script(
            "conformance",
            List.of(
                    section("text", new Step("", TEXT, List.of(), USAGE, null, Duration.ZERO, Duration.ZERO, 0)),
                    section("one-call", Step.of("I read.", READ), Step.of("I have read.")),
                    section("two-calls", Step.of("", READ, GREP), Step.of("Both are there.")),
                    section(
                            "think",
                            new Step("Hm, let me see.", TEXT, List.of(), null, null, Duration.ZERO, Duration.ZERO, 0)),
                    section(
                            "401",
                            failing(new Fault.Status(401, "authentication_error", "invalid x-api-key", null, 0))),
                    section(
                            "429",
                            failing(new Fault.Status(429, "rate_limit_error", "slow down", Duration.ofSeconds(7), 1))),
                    section("529-once", failing(new Fault.Status(529, "overloaded_error", "Overloaded", null, 1))),
                    section("529", failing(new Fault.Status(529, "overloaded_error", "Overloaded", null, 0))),
                    section("cut-late", failing(new Fault.Cut(15, 0))),
                    section("cut-early", failing(new Fault.Cut(0, 1))),
                    section("garbage", failing(new Fault.Garbage(0))),
                    section("garbage-once", failing(new Fault.Garbage(1))),
                    section("huge", failing(new Fault.HugeLine(0))),
                    section(
                            "slow",
                            new Step("", TEXT, List.of(), null, null, Duration.ofSeconds(30), Duration.ZERO, 0)),
                    section(
                            "dripping",
                            new Step(
                                    "",
                                    TEXT.repeat(50),
                                    List.of(),
                                    null,
                                    null,
                                    Duration.ZERO,
                                    Duration.ofMillis(200),
                                    0))),
            Script.NOTHING_MORE);

    private ConformanceScript() {}

    private static Section section(String key, Step... steps) {
        return new Section(key, Stream.of(steps).toList(), 0);
    }

    private static Step failing(Fault fault) {
        return Step.failing(fault, TEXT);
    }
}
