/**
 * Between a connection and whoever answers: calls, replies, the hosts of fal and the ways to reach
 * them here. {@link dev.kinoport.emulator.http.WireRequest} and {@link
 * dev.kinoport.emulator.http.WireWarning} are for callers, the rest is for the emulator alone.
 */
@NullMarked
package dev.kinoport.emulator.http;

import org.jspecify.annotations.NullMarked;
