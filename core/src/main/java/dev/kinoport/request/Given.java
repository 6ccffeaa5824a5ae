package dev.kinoport.request;

import dev.kinoport.input.Input;
import dev.kinoport.input.Violation;
import dev.kinoport.input.WireValue;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/**
 * One input that somebody gave.
 *
 * @param input which
 * @param as the name they used
 * @param value in our own form, within the limits; or what is wrong with it
 */
record Given(Input input, String as, Validation<Seq<Violation>, WireValue> value) {}
