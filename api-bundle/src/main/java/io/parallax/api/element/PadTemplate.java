package io.parallax.api.element;

import io.parallax.api.caps.Caps;

/// What a pad of an element is like.
/// @param name the pad's name; for pads on request a pattern such as `src_%u`
/// @param direction which way it faces
/// @param presence when it is there
/// @param caps what it can carry
public record PadTemplate(String name, PadDirection direction, PadPresence presence, Caps caps) {}
