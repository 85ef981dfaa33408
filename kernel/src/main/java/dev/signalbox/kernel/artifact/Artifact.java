package dev.signalbox.kernel.artifact;

import dev.signalbox.kernel.json.Json;

/// A typed document that a worker handed in: a claim, never evidence. Its content was checked against the schema of
/// its type before it got here.
///
/// @param type `plan`, `scope`, `tests`, `test_result`, `implementation`, `review`, `completion`, or a project's own
/// @param by who handed it in: the role, for a review the reviewer's role
/// @param content the document
/// @param digest SHA-256 of its canonical text, lower-case hex
public record Artifact(String type, String by, Json.Obj content, String digest) {}
