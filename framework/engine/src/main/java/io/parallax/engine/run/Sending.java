package io.parallax.engine.run;

/// What is the same for an event on all the ways that it takes up the graph.
/// @param id number, counted up over the run
/// @param runningNs running time when it was sent
/// @param flush whether it brings a flush about at the source
record Sending(long id, long runningNs, boolean flush) {}
