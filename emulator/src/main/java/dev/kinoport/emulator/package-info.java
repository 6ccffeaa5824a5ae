/**
 * The fake's world served over the shops' own wires on loopback: for clients of any language,
 * unmodified. {@link dev.kinoport.emulator.EmulatorServer} is the way in.
 *
 * <p>The way of a call: {@code server} takes it from the socket, {@code http} finds which shop and
 * which of its hosts it was meant for, and the router here puts it through to the room that answers
 * for that: {@code fal}, with the queue and direct calls, files, webhooks and the platform; {@code
 * minimax}; {@code replicate}; {@code videos}. Those ask and tell the world through its {@link
 * dev.kinoport.fake.Administration}, which knows nothing of HTTP, with what all wires share in
 * {@code job} and {@code callback}; the reply goes back the same way. Calls to {@code /__...} go to
 * the controls instead. {@code script} reads how requests go from JSON, {@code reading} says how a
 * shop's documentation is understood where it is open, {@code tape} records what a real shop said,
 * plays it back and checks the rooms against it, {@code tls} makes the certificate of one run,
 * {@code junit} gives each test a server.
 */
@NullMarked
package dev.kinoport.emulator;

import org.jspecify.annotations.NullMarked;
