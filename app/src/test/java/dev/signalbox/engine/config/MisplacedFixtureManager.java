package dev.signalbox.engine.config;

import dev.signalbox.app.architecture.RuleTest;
import java.sql.SQLException;

/// Breaks order, name, finality and home at once. Only the architecture's own tests load it.
public class MisplacedFixtureManager extends SQLException {
    private static final long serialVersionUID = 1;

    Class<?> below() {
        return RuleTest.class;
    }
}
