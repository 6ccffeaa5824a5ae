package dev.kinoport.architecture.planted.fake;

/** What others must not know. */
public record FakePrice(int cents) {}
