package dev.kinoport.fal.wire;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a submit. Its addresses are texts, but an odd one must not hide that the request
 * was accepted.
 *
 * @param request_id fal's name for the request
 * @param status_url where to ask how far it is; any JSON, as the next two, for they must not hide
 *     the request id
 * @param response_url where its result will be
 * @param cancel_url where to cancel it
 */
@SuppressWarnings({"MemberName", "IdentifierName"}) // as on the wire
public record WireSubmitted(
    @Nullable String request_id,
    @Nullable Object status_url,
    @Nullable Object response_url,
    @Nullable Object cancel_url) {}
