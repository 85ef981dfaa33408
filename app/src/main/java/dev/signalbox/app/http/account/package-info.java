/// Signing in and out, and the management of users, keys and projects.
@NullMarked
package dev.signalbox.app.http.account;

import org.jspecify.annotations.NullMarked;
