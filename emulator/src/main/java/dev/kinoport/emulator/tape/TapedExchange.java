package dev.kinoport.emulator.tape;

/**
 * A call and its answer.
 *
 * @param number in the order in which the calls came, from 1
 * @param call what was asked
 * @param answer what came back
 */
public record TapedExchange(int number, TapedCall call, TapedAnswer answer) {}
