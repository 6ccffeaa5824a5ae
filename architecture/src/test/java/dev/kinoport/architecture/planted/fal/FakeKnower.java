package dev.kinoport.architecture.planted.fal;

import dev.kinoport.architecture.planted.fake.FakePrice;

/** An adapter that knows another. */
record FakeKnower(FakePrice price) {}
