package dev.kinoport.clip;

import io.vavr.control.Option;
import java.net.URI;

/**
 * A finished clip that still lies with the provider, where it will not stay for long.
 *
 * @param location where to fetch it
 * @param contentType media type, if the provider says so
 * @param size bytes, if the provider says so
 */
public record RemoteClip(URI location, Option<String> contentType, Option<Long> size) {}
