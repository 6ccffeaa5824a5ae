package dev.kinoport.clip;

import io.vavr.control.Option;
import java.io.InputStream;

/**
 * A clip being read. Whoever opened it closes the body.
 *
 * @param body the bytes from {@code offset} on
 * @param offset where the body really starts: the offset asked for, or 0
 * @param length bytes of the whole clip, if the source says so
 */
public record ClipStream(InputStream body, long offset, Option<Long> length) {}
