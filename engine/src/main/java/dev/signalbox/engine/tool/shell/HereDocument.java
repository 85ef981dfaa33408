package dev.signalbox.engine.tool.shell;

import org.jspecify.annotations.Nullable;

/// A here-document: first its delimiter is read, and later, after the end of the line, its text.
final class HereDocument {
    private final String delimiter;
    private final Text text;
    private final Tabs tabs;
    private @Nullable Fragment body;

    /// Whether anything is replaced in the text.
    enum Text {
        VERBATIM,
        EXPANDED
    }

    /// What becomes of tabs at the start of its lines.
    enum Tabs {
        KEPT,
        DROPPED
    }

    HereDocument(String delimiter, Text text, Tabs tabs) {
        this.delimiter = delimiter;
        this.text = text;
        this.tabs = tabs;
    }

    String delimiter() {
        return delimiter;
    }

    boolean isVerbatim() {
        return text == Text.VERBATIM;
    }

    boolean dropsTabs() {
        return tabs == Tabs.DROPPED;
    }

    void fill(Fragment fragment) {
        body = fragment;
    }

    Fragment body() {
        if (body == null) {
            throw new IllegalStateException("a here-document is used before its text is read");
        }
        return body;
    }
}
