package dev.kinoport.emulator.fal.files;

import dev.kinoport.clip.ClipStream;
import dev.kinoport.emulator.fal.Strictness;
import dev.kinoport.emulator.http.ByteRange;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file host: clips and uploads, whole or by range, with no key. */
public final class FilesApi {
  private final Administration administration;
  private final FileShelf shelf;
  private final UploadApi uploads;
  private final Readings readings;

  public FilesApi(
      Administration administration, FileShelf shelf, UploadApi uploads, Readings readings) {
    this.administration = administration;
    this.shelf = shelf;
    this.uploads = uploads;
    this.readings = readings;
  }

  /** Answers at the file host. */
  public Reply reply(Call call) {
    boolean isRead = call.is("GET") || call.is("HEAD");
    List<Ignored> ignored =
        call.header("authorization")
            .filter(text -> text.startsWith("Key "))
            .map(key ->
                Strictness.ignored(
                    "header.authorization",
                    "the key is not for the file host, keep it to yourself"))
            .toJavaList();
    return Strictness.refusal(readings, call, ignored)
        .getOrElse(() -> isRead ? read(call) : uploads.reply(call));
  }

  private Reply read(Call call) {
    String path = call.path();
    Option<ByteRange> range = call.header("range").flatMap(ByteRange::of);
    return ClipPath.requestId(path)
        .flatMap(id -> clip(id, range))
        .orElse(() -> shelf.at(path).map(file -> upload(file, range)))
        .getOrElse(() -> Reply.detail(404, "File not found"));
  }

  private Option<Reply> clip(String requestId, Option<ByteRange> range) {
    long offset = range.flatMap(ByteRange::first).getOrElse(0L);
    return administration
        .openClip(requestId, offset)
        .toOption()
        .map(clip -> clip(clip, requestId, range));
  }

  private static Reply clip(ClipStream clip, String requestId, Option<ByteRange> range) {
    Map<String, String> headers = headers("video/mp4", requestId);
    return clip.length()
        .fold(
            () -> new Reply.File(200, headers, Reply.File.UNKNOWN, clip.body()),
            length -> part(headers, clip.body(), clip.offset(), length, range));
  }

  private Reply upload(FileShelf.StoredFile file, Option<ByteRange> range) {
    byte[] bytes = shelf.bytes(file);
    return part(
        headers(file.contentType(), file.sha256()),
        new ByteArrayInputStream(bytes),
        0,
        bytes.length,
        range);
  }

  private static Map<String, String> headers(String contentType, String tag) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("Accept-Ranges", "bytes");
    headers.put("ETag", "\"" + tag + "\"");
    headers.put("Access-Control-Allow-Origin", "*");
    return headers;
  }

  /** What was asked for, of a body that begins at an offset. */
  private static Reply part(
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
