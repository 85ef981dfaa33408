package dev.signalbox.app.http.live;

import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import java.util.Optional;

/// A record as listeners get it: made into text once, however many get it.
///
/// @param run the run it is about, if it is about one
/// @param project whose it is; nothing for what belongs to nobody's project, which is sent to nobody
record Frame(long seq, Optional<RunId> run, Optional<ProjectId> project, String text) {}
