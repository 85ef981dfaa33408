package dev.signalbox.kernel.shell;

/// One word of a shell command after quotes are taken off. Braces (`{a,b}`) are already spread over several words.
public sealed interface Word {

    /// Text of the word for a message: the value itself, or how it was written.
    String shown();

    /// A word whose text is certain.
    record Literal(String value) implements Word {
        @Override
        public String shown() {
            return value;
        }
    }

    /// A word that the shell replaces with the paths it matches, or leaves as it is when there are none.
    ///
    /// @param pattern with `*`, `?` and `[…]` as wildcards, every other such character escaped by `\`
    /// @param prefix the literal text before the first wildcard: every resulting word starts with it
    record Pattern(String pattern, String prefix) implements Word {
        @Override
        public String shown() {
            return pattern;
        }
    }

    /// A word that is only known when it runs: `$x`, `$(…)`, `<(…)`.
    ///
    /// @param source as it was written
    /// @param prefix literal text that every resulting word starts with; mostly empty
    /// @param count how many words come of it
    record Unknown(String source, String prefix, Count count) implements Word {
        @Override
        public String shown() {
            return source;
        }
    }

    /// How many words an expansion yields.
    enum Count {
        /// Quoted: exactly one.
        ONE,
        /// Unquoted, `"$@"` or `"${x[@]}"`: none, one or many.
        MANY
    }
}
