package dev.signalbox.kernel.artifact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gathers what is wrong with one text, so that its author sees all of it at once. Not safe for several threads.
public final class Problems {
    /// More problems than this tell nobody anything.
    public static final int MAX = 500;

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    /// @param file the name of the text as the user knows it
    public Problems(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    /// Notes a problem with what stands there.
    public void at(Located<?> place, String message, String fix) {
        at(place.line(), place.column(), message, fix);
    }

    /// Notes a problem; line and column are 1-based, 0 for the text as a whole.
    public void at(int line, int column, String message, String fix) {
        var problem = new Problem(file, line, column, message, fix);
        if (found.size() < MAX && !found.contains(problem)) {
            found.add(problem);
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// All problems in the order of the text.
    public List<Problem> list() {
        return found.stream().sorted(BY_PLACE).toList();
    }

    /// The value if nothing is wrong, else all that is.
    public <T> Checked<T> checked(T value) {
        return isEmpty() ? new Checked.Sound<>(value, List.of()) : faulty();
    }

    /// All that is wrong; there must be something.
    public <T> Checked<T> faulty() {
        return new Checked.Faulty<>(list());
    }
}
