package dev.kinoport.cli.batch.file;

import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Map;

/**
 * One line of a batch, understood but not checked.
 *
 * @param number where it stands in the file
 * @param key its idempotency key: its own, or one made of what it says
 * @param out the name that its clip shall have, if it says so
 * @param draft what it asks for
 * @param spelling images as they were written, by the path that they were read as
 * @param notes what somebody wrote beside it, for the report; no part of what is bought
 */
public record BatchLine(
    int number,
    String key,
    Option<Path> out,
    RequestDraft draft,
    Map<String, String> spelling,
    Option<String> notes) {}
