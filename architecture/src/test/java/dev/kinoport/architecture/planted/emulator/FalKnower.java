package dev.kinoport.architecture.planted.emulator;

import dev.kinoport.architecture.planted.fake.FakePrice;
import dev.kinoport.architecture.planted.fal.FalPrice;

/** An emulator that knows the world it serves, which is fine, and an adapter, which is not. */
record FalKnower(FakePrice fine, FalPrice bad) {}
