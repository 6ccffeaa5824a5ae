/**
 * The fake's world served over a shop's own wire, today fal's, on loopback: for clients of any
 * language, unmodified. {@link dev.kinoport.emulator.FakeFalServer} is the way in.
 *
 * <p>The way of a call: {@code http} takes it from the connection and finds which host of fal it
 * was meant for; the router here puts it through to the room that answers for that host, below
 * {@code fal}: the queue and direct calls, files, webhooks, the platform. Those ask and tell the
 * world through its {@link dev.kinoport.fake.Administration}, which knows nothing of HTTP; the
 * reply goes back the same way. Calls to {@code /__...} go to the controls instead. {@code script}
 * reads how requests go from JSON, {@code reading} says how fal's documentation is understood where
 * it is open, {@code tls} makes the certificate of one run, {@code junit} gives each test a server.
 */
@NullMarked
package dev.kinoport.emulator;

import org.jspecify.annotations.NullMarked;
