package dev.kinoport.emulator.replicate;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.http.Timestamps;
import dev.kinoport.emulator.job.FormParts;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.replicate.Problems.InvalidField;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.bound.NoPlace;
import dev.kinoport.fake.eventlog.Contents;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The files that clients have put up, each for as long as it lives. */
final class ReplicateFiles {
  private static final String FOLDER = "/v1/files/";
  private static final int MOST_BYTES = 100_000_000;
  private static final int LONGEST_NAME = 255;

  /** Of a form, for what is kept with its file. */
  private static final int MOST_BESIDE = 64 * 1024;

  private final Administration administration;
  private final MediaUploader uploader;
  private final Problems problems;
  private final Duration life;
  private final Map<String, UploadedFile> files =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final AtomicInteger taken = new AtomicInteger();

  /** One file. */
  private record UploadedFile(
      String id,
      String name,
      String contentType,
      int size,
      String sha256,
      String md5,
      Json.Members metadata,
      Instant createdAt,
      Option<LocalImage> image) {}

  ReplicateFiles(FakeProvider provider, Readings readings, Problems problems) {
    this.administration = provider.administration();
    this.uploader = provider.provider().uploader();
    this.problems = problems;
    this.life = Duration.ofHours(readings.has(Reading.REPLICATE_FILES_LIVE_1_HOUR) ? 1 : 24);
  }

  /** Answers below {@code /v1/files}. */
  Reply reply(Call call) {
    List<String> segments = call.segments();
    if (segments.size() == 2) {
      return switch (call.method()) {
        case "POST" -> take(call);
        case "GET" -> list(call.addresses());
        default -> Problems.of(405, "Method not allowed", "Method not allowed.");
      };
    }
    return segments.size() == 3 ? one(call, segments.getLast()) : Problems.notFound();
  }

  private Reply one(Call call, String id) {
    return living(id)
        .<Reply>map(file ->
            switch (call.method()) {
              case "GET" -> Reply.json(200, json(file, call.addresses()));
              case "DELETE" -> deleted(file);
              default -> Problems.of(405, "Method not allowed", "Method not allowed.");
            })
        .getOrElse(Problems::notFound);
  }

  private Reply deleted(UploadedFile file) {
    files.remove(file.id());
    return new Reply.Whole(204, Map.of(), new byte[0]);
  }

  private Reply take(Call call) {
    return administration
        .uploadRefusal()
        .<Reply>map(refused -> Problems.of(refused.status(), "Refused", "The upload was refused."))
        .getOrElse(() -> takeForm(call));
  }

  private Reply takeForm(Call call) {
    List<FormParts.Part> form =
        FormParts.read(call.header("content-type").getOrElse(""), call.body()).getOrElse(List.of());
    return part(form, "content")
        .filter(part -> part.fileName().exists(name -> !name.isEmpty()))
        .<Reply>map(part -> take(call, part, metadata(form)))
        .getOrElse(() ->
            Problems.invalid(
                List.of(new InvalidField("required", "content", "a file is required"))));
  }

  private static Option<FormParts.Part> part(List<FormParts.Part> form, String name) {
    return Option.ofOptional(form.stream().filter(it -> it.name().equals(name)).findFirst());
  }

  private static Json.Members metadata(List<FormParts.Part> form) {
    return part(form, "metadata")
        .flatMap(part -> JsonText.read(part.bytes()).toOption())
        .filter(Json.Members.class::isInstance)
        .map(Json.Members.class::cast)
        .getOrElse(Json::object);
  }

  private Reply take(Call call, FormParts.Part part, Json.Members metadata) {
    byte[] bytes = part.bytes();
    if (call.body().length - bytes.length > MOST_BESIDE) {
      return Problems.of(413, "Request too large", "Metadata may have 64 KiB.");
    }
    if (bytes.length > MOST_BYTES) {
      return Problems.of(413, "Request too large", "Files may have 100 MB.");
    }
    if (part.fileName().getOrElse("").getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      return Problems.invalid(
          List.of(new InvalidField("too_long", "content", "a name has at most 255 bytes")));
    }
    String sha256 = Contents.sha256(bytes);
    for (NoPlace none : noPlaceFor(sha256, bytes.length)) {
      return Problems.of(
          507,
          "Insufficient Storage",
          "This fake has no place for this file: %s.".formatted(none.words()));
    }
    Option<LocalImage> image = inspect(bytes);
    Option<ProviderFailure> failure = image.flatMap(it -> uploader.upload(it).swap().toOption());
    return failure.<Reply>fold(
        () -> {
          UploadedFile file = keep(part, sha256, metadata, image);
          return Reply.json(201, json(file, call.addresses()));
        },
        problems::failure);
  }

  private Option<NoPlace> noPlaceFor(String sha256, long bytes) {
    synchronized (files) {
      files.values().removeIf(file -> !isAlive(file));
    }
    int most = administration.bounds().files();
    return files.size() >= most
        ? Option.some(
            new NoPlace(
                "it keeps %d files, until one is deleted or ends, or it is reset".formatted(most),
                false))
        : administration.contents().noPlaceFor(sha256, bytes);
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  private static Option<LocalImage> inspect(byte[] bytes) {
    return bytes.length > LocalImage.MAX_BYTES
        ? Option.none()
        : LocalImage.inspect((ImageSource.Bytes) ImageSource.bytes(bytes)).toOption();
  }

  private UploadedFile keep(
      FormParts.Part part, String sha256, Json.Members metadata, Option<LocalImage> image) {
    byte[] bytes = part.bytes();
    administration.contents().keep(sha256, bytes);
    UploadedFile file =
        new UploadedFile(
            PredictionIds.named("file %d of %s".formatted(taken.getAndIncrement(), sha256)),
            part.fileName().getOrElse(""),
            part.contentType().getOrElse(""),
            bytes.length,
            sha256,
            md5(bytes),
            metadata,
            now(),
            image.map(administration.contents()::shared));
    administration.write(
        Happening.FILE_CAME,
        () ->
            Json.object()
                .with("path", FOLDER + file.id())
                .with("content_type", file.contentType())
                .with("sha256", file.sha256())
                .with("name", file.name())
                .with("metadata", file.metadata())
                .with("at", file.createdAt().toString()));
    files.put(file.id(), file);
    return file;
  }

  /** Reads of a file that an earlier server took. */
  void recall(EventLine line) {
    if (line.what() != Happening.FILE_CAME || !line.text("path").startsWith(FOLDER)) {
      return;
    }
    byte[] bytes =
        administration
            .contents()
            .of(line.text("sha256"))
            .getOrElseThrow(() -> new IllegalArgumentException("the bytes of this file are gone"));
    UploadedFile file =
        new UploadedFile(
            line.text("path").substring(FOLDER.length()),
            line.text("name"),
            line.text("content_type"),
            bytes.length,
            line.text("sha256"),
            md5(bytes),
            line.object("metadata"),
            line.moment("at"),
            inspect(bytes).map(administration.contents()::shared));
    taken.incrementAndGet();
    files.put(file.id(), file);
  }

  private Reply list(Addresses addresses) {
    List<Json> items = new ArrayList<>();
    synchronized (files) {
      files.values().stream()
          .filter(this::isAlive)
          .forEach(file -> items.addFirst(json(file, addresses)));
    }
    return Reply.json(
        200,
        Json.object()
            .with("previous", Json.Nothing.NULL)
            .with("next", Json.Nothing.NULL)
            .with("results", new Json.Items(items)));
  }

  private Json.Members json(UploadedFile file, Addresses addresses) {
    return Json.object()
        .with("id", file.id())
        .with("name", file.name())
        .with("content_type", file.contentType())
        .with("size", file.size())
        .with("etag", file.md5())
        .with("checksums", Json.object().with("sha256", file.sha256()).with("md5", file.md5()))
        .with("metadata", file.metadata())
        .with("created_at", Timestamps.utc(file.createdAt()))
        .with("expires_at", Timestamps.utc(file.createdAt().plus(life)))
        .with("urls", Json.object().with("get", addresses.at(Host.REPLICATE, FOLDER + file.id())));
  }

  private boolean isAlive(UploadedFile file) {
    return now().isBefore(file.createdAt().plus(life));
  }

  private Option<UploadedFile> living(String id) {
    return Option.<UploadedFile>of(files.get(id)).filter(this::isAlive);
  }

  /** The image behind an address in an input, if it lies here and lives. */
  Option<LocalImage> image(String address) {
    int path = address.startsWith("http") ? address.indexOf(FOLDER) : -1;
    return path < 0
        ? Option.none()
        : living(address.substring(path + FOLDER.length())).flatMap(UploadedFile::image);
  }

  private Instant now() {
    return administration.time().now();
  }

  void reset() {
    files.clear();
    taken.set(0);
  }
}
