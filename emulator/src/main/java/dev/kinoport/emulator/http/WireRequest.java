package dev.kinoport.emulator.http;

import java.time.Instant;

/**
 * One request that reached the server.
 *
 * @param at when, by the provider's clock
 * @param method upper case
 * @param host the real host that it was meant for
 * @param path on that host, without the query
 * @param status what was answered; 0 if the connection was closed without an answer or the answer
 *     took its time
 */
public record WireRequest(Instant at, String method, String host, String path, int status) {}
