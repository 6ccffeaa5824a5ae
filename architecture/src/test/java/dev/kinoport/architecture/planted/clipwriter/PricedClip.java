package dev.kinoport.architecture.planted.clipwriter;

import io.vavr.control.Option;

/** A clip writer that needs a library. */
record PricedClip(Option<String> price) {}
