package dev.signalbox.app.cli.serve;

import dev.signalbox.app.http.ServerSettings;
import dev.signalbox.app.security.Members;
import java.util.Optional;
import java.util.function.Consumer;

/// What the commands of this package are made of.
public interface ServeParts {

    /// Starts a server.
    ///
    /// @param workers runs that it drives at once
    /// @param log hears what goes wrong, line by line
    Running start(ServerSettings settings, int workers, Consumer<String> log);

    /// Opens the record of who is known.
    Membership membership();

    /// A server at work.
    interface Running extends AutoCloseable {
        int port();

        /// A link for the first administrator, as long as there is none.
        Optional<String> firstLink();

        /// Stops to answer, and puts the work down: every run can be resumed.
        @Override
        void close();
    }

    /// Users, keys and projects, until closed.
    interface Membership extends AutoCloseable {
        Members members();

        /// On whose behalf they are managed.
        String user();

        @Override
        void close();
    }
}
