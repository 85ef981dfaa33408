package dev.signalbox.engine.sandbox;

/// One thing that holds a box, and what it holds.
public record Layer(String name, String holds) {}
