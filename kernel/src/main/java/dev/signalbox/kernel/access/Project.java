package dev.signalbox.kernel.access;

import dev.signalbox.kernel.id.ProjectId;

/// A project: the boundary between tenants.
///
/// @param repository the repository that its tasks are about; empty if each task has to say
public record Project(ProjectId id, String title, String repository) {}
