package dev.signalbox.engine.agent;

import dev.signalbox.engine.tool.Toolbox;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.SessionEvent.ToolAsk;
import dev.signalbox.kernel.id.CallId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Has the calls of a turn answered, in their order. Calls that only read and stand side by side run side by side.
final class Calls {
    private final Toolbox toolbox;
    private Map<CallId, ToolAsk> fresh = Map.of();

    Calls(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    /// Keeps the calls of a reply as the model wrote them: the log has them with secrets taken out.
    void remember(List<ToolAsk> asks) {
        var map = new HashMap<CallId, ToolAsk>();
        asks.forEach(ask -> map.put(ask.call(), ask));
        fresh = Map.copyOf(map);
    }

    void answer(List<ToolAsk> open, List<Recorded> log) throws InterruptedException {
        for (var group : groups(open)) {
            if (group.size() == 1) {
                answer(group.getFirst(), log);
            } else {
                together(group, log);
            }
        }
    }

    private void answer(ToolAsk ask, List<Recorded> log) throws InterruptedException {
        toolbox.resume(fresh.getOrDefault(ask.call(), ask), log);
    }

    private List<List<ToolAsk>> groups(List<ToolAsk> asks) {
        var groups = new ArrayList<List<ToolAsk>>();
        for (var ask : asks) {
            var joins = !groups.isEmpty()
                    && toolbox.isReading(ask)
                    && toolbox.isReading(groups.getLast().getLast());
            if (!joins) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(ask);
        }
        return groups;
    }

    private void together(List<ToolAsk> asks, List<Recorded> log) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = asks.stream()
                    .<Future<?>>map(ask -> threads.submit(() -> {
                        answer(ask, log);
                        return ask;
                    }))
                    .toList();
            try {
                for (var answer : answers) {
                    answer.get();
                }
            } catch (InterruptedException interrupted) {
                threads.shutdownNow();
                throw interrupted;
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw unwrapped(failed);
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
    }
}
