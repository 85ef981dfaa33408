package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BasketTest {

    @Test
    void anEmptyBasketCostsNothing() {
        assertEquals(0, new Basket().total());
    }

    @Test
    void theTotalIsTheSumOfAllLines() {
        var basket = new Basket();
        basket.add(new Basket.Line("tea", 450, 2));
        basket.add(new Basket.Line("cup", 1200, 1));
        assertEquals(2100, basket.total());
    }

    @Test
    void aLineNeedsAtLeastOnePiece() {
        assertThrows(IllegalArgumentException.class, () -> new Basket.Line("tea", 450, 0));
    }
}
