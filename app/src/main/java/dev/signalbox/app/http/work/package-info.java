/// The work API: tasks, runs, workflows, the audit and figures, each call turned into a command or a question.
@NullMarked
package dev.signalbox.app.http.work;

import org.jspecify.annotations.NullMarked;
