package dev.signalbox.engine.ledger.audit;

import dev.signalbox.engine.store.CallFilter;
import dev.signalbox.engine.store.CallFilter.Page;
import dev.signalbox.engine.store.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Tool calls, found and read in order.
public final class Audit {
    private static final int PAGE = 1000;

    private final Views views;

    public Audit(Views views) {
        this.views = views;
    }

    /// Calls that a filter finds and, if a text is given, that mention it; in the order of the filter's page.
    /// With a text all that the filter finds is looked through until there are enough.
    public List<AuditEntry> query(CallFilter filter, Optional<String> text) {
        var found = new ArrayList<AuditEntry>();
        var page = filter.page();
        for (var more = true; more && found.size() < filter.limit(); ) {
            var size = text.isEmpty() ? filter.limit() : PAGE;
            var rows = views.calls(filter.on(page).upTo(size));
            for (var row : rows) {
                var entry = AuditEntry.of(row);
                if (found.size() < filter.limit()
                        && text.filter(wanted -> !entry.mentions(wanted)).isEmpty()) {
                    found.add(entry);
                }
            }
            more = text.isPresent() && rows.size() == size;
            page = rows.isEmpty() ? page : next(page, rows.getLast().decided().seq());
        }
        return found;
    }

    private static Page next(Page page, long seq) {
        return switch (page) {
            case Page.After _ -> new Page.After(seq);
            case Page.Before _ -> new Page.Before(seq);
        };
    }

    /// The newest calls, oldest first.
    public List<AuditEntry> tail(int count) {
        return query(CallFilter.all(new Page.Before(Long.MAX_VALUE), count), Optional.empty())
                .reversed();
    }

    /// Every call, oldest first, a page at a time.
    public void each(Consumer<AuditEntry> reader) {
        var page = new Page.After(0);
        for (var more = true; more; ) {
            var entries = query(CallFilter.all(page, PAGE), Optional.empty());
            entries.forEach(reader);
            more = entries.size() == PAGE;
            page = entries.isEmpty() ? page : new Page.After(entries.getLast().seq());
        }
    }
}
