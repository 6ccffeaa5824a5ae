/**
 * The {@code kinoport} command: the only code that reads the environment, writes to the console and
 * ends the process.
 *
 * <p>A package is named for what a person does: {@code generate}, {@code batch}, {@code journal}
 * (look at what was bought, go on with it, decide about it), {@code models}, {@code serve}, {@code
 * tape}, {@code ui}, {@code worker}, {@code doctor}. What they share lies below them, each package
 * after those it uses: {@code console}, {@code text} (words and JSON), {@code outcome} (failures
 * and exit codes), {@code clip} (where clips are kept, and brought to), {@code state} (the folder
 * that outlives a command), {@code option}, {@code provider} (from options, or from an order, to a
 * provider that can be asked) and {@code run} (the wait for clips). Nothing leads back.
 */
@NullMarked
package dev.kinoport.cli;

import org.jspecify.annotations.NullMarked;
