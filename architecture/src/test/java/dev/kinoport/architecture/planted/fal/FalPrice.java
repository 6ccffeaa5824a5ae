package dev.kinoport.architecture.planted.fal;

/** What an emulator must not know. */
public record FalPrice(int cents) {}
