package dev.kinoport.emulator.fal.files;

import dev.kinoport.emulator.fal.Strictness;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.job.ClipPath;
import dev.kinoport.emulator.job.ClipReply;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import java.io.ByteArrayInputStream;
import java.util.List;

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
    return ClipPath.requestId(path)
        .flatMap(id -> ClipReply.of(administration, id, call))
        .orElse(() -> shelf.at(path).map(file -> upload(file, call)))
        .getOrElse(() -> Reply.detail(404, "File not found"));
  }

  private Reply upload(FileShelf.StoredFile file, Call call) {
    byte[] bytes = shelf.bytes(file);
    return ClipReply.part(
        ClipReply.headers(file.contentType(), file.sha256()),
        new ByteArrayInputStream(bytes),
        0,
        bytes.length,
        ClipReply.range(call));
  }
}
