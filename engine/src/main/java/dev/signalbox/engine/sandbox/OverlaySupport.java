package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether this machine lets the box's user mount overlays. Tried once, when it is first asked.
final class OverlaySupport {

    private final Scratch scratch;
    private final BoxUser user;
    private Optional<Boolean> answer = Optional.empty();

    OverlaySupport(Scratch scratch, BoxUser user) {
        this.scratch = scratch;
        this.user = user;
    }

    synchronized boolean isThere() {
        if (answer.isEmpty()) {
            answer = Optional.of(works());
        }
        return answer.get();
    }

    private boolean works() {
        try {
            Path stage = scratch.newStage();
            OverlayMount probe = OverlayMount.in(stage.resolve("overlay"), stage.resolve("lower"));
            for (Path part : List.of(probe.lower(), probe.upper(), probe.work(), probe.merged())) {
                Files.createDirectories(part);
                Rights.give(part, user);
            }
            List<String> words = new Launcher().mount(List.of(probe)).words(List.of("true"));
            boolean works = HostCommand.of(stage, words).as(user).run().succeeded();
            Trees.delete(stage);
            return works;
        } catch (IOException e) {
            throw new SandboxFailure("Cannot try an overlay in " + scratch.directory(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
