package dev.kinoport.emulator.job;

import dev.kinoport.clip.ClipStream;
import dev.kinoport.emulator.http.ByteRange;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.fake.Administration;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** A clip of the world or another file, whole or by range. */
public final class ClipReply {
  private ClipReply() {}

  /** The clip of a request, if it can be had. */
  public static Option<Reply> of(Administration administration, String requestId, Call call) {
    Option<ByteRange> range = range(call);
    return administration
        .openClip(requestId, range.flatMap(ByteRange::first).getOrElse(0L))
        .toOption()
        .map(clip -> clip(clip, requestId, range));
  }

  /** Why a file host answers no clip; it warns whoever shows it a key, for it wants none. */
  public static Option<Reply> complaint(Call call) {
    if (call.header("authorization").isDefined()) {
      call.warnings()
          .add(
              new Ignored(
                  "header.authorization", "the key is not for the file host, keep it to yourself"));
    }
    return Option.when(
        !call.is("GET") && !call.is("HEAD"), () -> Reply.text(405, "MethodNotAllowed"));
  }

  /** Which part a call wants. */
  public static Option<ByteRange> range(Call call) {
    return call.header("range").flatMap(ByteRange::of);
  }

  private static Reply clip(ClipStream clip, String requestId, Option<ByteRange> range) {
    Map<String, String> headers = headers("video/mp4", requestId);
    return clip.length()
        .fold(
            () -> new Reply.File(200, headers, Reply.File.UNKNOWN, clip.body()),
            length -> part(headers, clip.body(), clip.offset(), length, range));
  }

  /** What a file host says of a file. */
  public static Map<String, String> headers(String contentType, String tag) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("Accept-Ranges", "bytes");
    headers.put("ETag", "\"" + tag + "\"");
    headers.put("Access-Control-Allow-Origin", "*");
    return headers;
  }

  /** What was asked for, of a body that begins at an offset. */
  public static Reply part(
      Map<String, String> headers,
      InputStream body,
      long offset,
      long length,
      Option<ByteRange> range) {
    return range.fold(
        () -> new Reply.File(200, headers, length, body),
        wanted -> part(headers, body, offset, length, wanted));
  }

  private static Reply part(
      Map<String, String> headers, InputStream body, long offset, long length, ByteRange wanted) {
    if (!wanted.isIn(length)) {
      return Reply.detail(416, "Range Not Satisfiable").with("Content-Range", "bytes */" + length);
    }
    long from = wanted.from(length);
    long until = wanted.until(length);
    headers.put("Content-Range", "bytes %d-%d/%d".formatted(from, until - 1, length));
    return new Reply.File(206, headers, until - from, skipped(body, from - offset));
  }

  private static InputStream skipped(InputStream body, long bytes) {
    try {
      body.skipNBytes(bytes);
      return body;
    } catch (IOException e) {
      return InputStream.nullInputStream();
    }
  }
}
