package dev.signalbox.app.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows in columns, each as wide as its widest cell; the last one is not padded. Marks have no width.
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    private String line(List<String> row) {
        var text = new StringBuilder();
        for (var column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            text.append(cell);
            if (column < row.size() - 1) {
                text.repeat(' ', width(column) - Wrap.length(cell) + 2);
            }
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> Wrap.length(row.get(column)))
                .max()
                .orElse(0);
    }

    public void print(Screen screen) {
        for (var row : rows) {
            var hang = 0;
            for (var column = 0; column < row.size() - 1; column++) {
                hang += width(column) + 2;
            }
            screen.line(line(row), hang);
        }
    }
}
