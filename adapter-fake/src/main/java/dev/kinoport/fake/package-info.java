/**
 * A provider in memory, deterministic and scripted, for tests that need no network and no money.
 * {@link dev.kinoport.fake.FakeProvider} is the way in.
 *
 * <p>The way of a request: {@code FakeVideoBackend} takes it from the port, {@code
 * SubmitValidation} refuses what is not in order, the {@link dev.kinoport.fake.Script} gives it a
 * {@link dev.kinoport.fake.Life}, and {@code ProviderState} keeps it as a job; where that stands
 * follows from its life and the clock alone. {@code FakeUploads} and {@code FakeClips} are the
 * other two ports; a clip is made in {@code clip} once somebody reads it. {@code eventlog} keeps
 * all of it for the next process, if there is to be one. Whoever puts the world on a wire works
 * through {@link dev.kinoport.fake.Administration}. There is no server in here.
 */
@NullMarked
package dev.kinoport.fake;

import org.jspecify.annotations.NullMarked;
