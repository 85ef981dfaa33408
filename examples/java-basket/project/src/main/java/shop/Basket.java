package shop;

import java.util.ArrayList;
import java.util.List;

/** What a customer is about to buy. Money is in cents. */
public final class Basket {
    private final List<Line> lines = new ArrayList<>();

    /** One product and how many of it. */
    public record Line(String product, long priceInCents, int quantity) {
        public Line {
            if (priceInCents < 0 || quantity < 1) {
                throw new IllegalArgumentException("a line has a price and at least one piece");
            }
        }

        long total() {
            return priceInCents * quantity;
        }
    }

    public void add(Line line) {
        lines.add(line);
    }

    /** The sum of all lines, in cents. */
    public long total() {
        return lines.stream().mapToLong(Line::total).sum();
    }
}
