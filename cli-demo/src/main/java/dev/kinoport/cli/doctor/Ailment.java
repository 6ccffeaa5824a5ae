package dev.kinoport.cli.doctor;

import dev.kinoport.json.Json;

/**
 * Something that is not as it should be.
 *
 * @param kind a word for programs
 * @param place which file, folder or generation
 * @param found what is wrong with it, for people
 * @param remedy what would mend it; the doctor does not
 */
record Ailment(String kind, String place, String found, String remedy) {
  Json document() {
    return Json.object()
        .with("kind", kind)
        .with("place", place)
        .with("found", found)
        .with("remedy", remedy);
  }
}
