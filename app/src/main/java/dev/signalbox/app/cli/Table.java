package dev.signalbox.app.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows in columns, each as wide as its widest cell; the last one is not padded. Marks have no width.
public final class Table {
    private static final String MARKS = "\u001b\\[[0-9;]*m";

    private final List<List<String>> rows = new ArrayList<>();

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        var text = new StringBuilder();
        for (var column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            text.append(cell);
            if (column < row.size() - 1) {
                text.repeat(' ', width(column) - length(cell) + 2);
            }
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> length(row.get(column)))
                .max()
                .orElse(0);
    }

    private static int length(String cell) {
        return cell.replaceAll(MARKS, "")
                .codePointCount(0, cell.replaceAll(MARKS, "").length());
    }

    public void print(Screen screen) {
        lines().forEach(screen::line);
    }
}
