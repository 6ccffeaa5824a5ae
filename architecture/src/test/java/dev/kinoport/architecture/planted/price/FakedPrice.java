package dev.kinoport.architecture.planted.price;

import dev.kinoport.architecture.planted.fake.FakePrice;

/** Core that knows an adapter. */
record FakedPrice(FakePrice price) {}
