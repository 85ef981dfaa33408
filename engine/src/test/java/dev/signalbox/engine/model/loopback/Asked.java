package dev.signalbox.engine.model.loopback;

import java.util.List;

/// A request as far as it matters for the choice of an answer.
///
/// @param model the model's name as the request gives it
record Asked(String model, List<Said> said, Tools tools, Delivery delivery) {
    enum Tools {
        OFFERED,
        NONE
    }

    enum Delivery {
        EVENTS,
        WHOLE
    }
}
