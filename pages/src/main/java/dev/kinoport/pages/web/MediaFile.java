package dev.kinoport.pages.web;

import dev.kinoport.emulator.http.ByteRange;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A file for a player, which may ask for a part of it; it is never taken into memory. */
public final class MediaFile {
  private MediaFile() {}

  /** The answer; none if the file is gone. */
  public static Option<Reply> reply(Call call, String type, Path file) {
    try {
      long length = Files.size(file);
      Map<String, String> headers = new HashMap<>(PageAnswer.headers());
      headers.put("Content-Type", type);
      headers.put("Accept-Ranges", "bytes");
      Option<ByteRange> range =
          call.header("range").flatMap(ByteRange::of).filter(it -> it.isIn(length));
      long from = range.map(it -> it.from(length)).getOrElse(0L);
      long until = range.map(it -> it.until(length)).getOrElse(length);
      range.forEach(
          it -> headers.put("Content-Range", "bytes %d-%d/%d".formatted(from, until - 1, length)));
      InputStream body = Files.newInputStream(file);
      body.skipNBytes(from);
      return Option.some(
          new Reply.File(range.isDefined() ? 206 : 200, headers, until - from, body));
    } catch (IOException e) {
      return Option.none();
    }
  }
}
