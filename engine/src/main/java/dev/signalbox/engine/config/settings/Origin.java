package dev.signalbox.engine.config.settings;

/// Where the value of a setting came from; later ones win over earlier ones.
public sealed interface Origin {

    /// Nobody said anything.
    record Standard() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }

    /// The user's file, or one that it extends; the line is 1-based.
    record UserFile(String file, int line) implements Origin {
        @Override
        public String toString() {
            return "%s:%d".formatted(file, line);
        }
    }

    /// The project's file, or one that it extends.
    record ProjectFile(String file, int line) implements Origin {
        @Override
        public String toString() {
            return "%s:%d".formatted(file, line);
        }
    }

    /// An environment variable.
    record Environment(String variable) implements Origin {
        @Override
        public String toString() {
            return "$" + variable;
        }
    }

    /// The command line.
    record Option(String option) implements Origin {
        @Override
        public String toString() {
            return "--set " + option;
        }
    }
}
