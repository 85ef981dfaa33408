/// What the engine reads out of a project: test reports, compiler errors, coverage, patterns in changed lines,
/// documents against their schemas.
///
/// Everything here turns bytes that a worker may have shaped into values of
/// [kernel.artifact][dev.signalbox.kernel.artifact]: bounded, without side effects, and without trust. What cannot be
/// read for certain becomes `Unknown` or `Unverifiable`, never a pass. The commands whose output is read here are run
/// by `gather`.
@NullMarked
package dev.signalbox.engine.evidence;

import org.jspecify.annotations.NullMarked;
