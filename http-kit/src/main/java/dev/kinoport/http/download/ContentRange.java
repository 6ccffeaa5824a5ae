package dev.kinoport.http.download;

import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/**
 * Which part of a file an answer holds.
 *
 * @param start first byte, -1 if it does not say
 * @param total bytes of the whole file, if it says so
 */
record ContentRange(long start, Option<Long> total) {
  private static final Pattern FORM =
      Pattern.compile("bytes (?:([0-9]{1,18})-[0-9]{1,18}|\\*)/([0-9]{1,18}|\\*)");

  static ContentRange of(Response response) {
    Matcher form = FORM.matcher(String.valueOf(response.header("Content-Range", "")).strip());
    if (!form.matches()) {
      return new ContentRange(-1, Option.none());
    }
    String first = form.group(1);
    String size = form.group(2);
    return new ContentRange(
        first == null ? -1 : Long.parseLong(first),
        size == null || size.equals("*") ? Option.none() : Option.some(Long.parseLong(size)));
  }
}
