package dev.signalbox.engine.workspace;

/// Somebody in whose name a commit is made.
public record Person(String name, String email) {
    /// The engine itself.
    static final Person SIGNALBOX = new Person("Signalbox", "signalbox@localhost");

    /// @throws IllegalArgumentException if git could not write it into a commit
    public Person {
        if (name.isBlank() || email.isBlank() || !isPlain(name) || !isPlain(email)) {
            throw new IllegalArgumentException(
                    "a person has a name and an email address without '<', '>' and line breaks: %s <%s>"
                            .formatted(name, email));
        }
    }

    private static boolean isPlain(String text) {
        return text.chars().noneMatch(c -> c == '<' || c == '>' || c < ' ');
    }
}
