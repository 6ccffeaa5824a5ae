package dev.kinoport.emulator.fal.files;

import dev.kinoport.fake.Administration;
import dev.kinoport.fake.bound.NoPlace;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that clients have put up, by path. */
public final class FileShelf {
  private static final Pattern NUMBER = Pattern.compile("/up([0-9]{6,9})_");
  private static final int LONGEST_NAME = 200;
  private static final String FOLDER = "/files/b/";

  private final Administration administration;
  private final Map<String, StoredFile> files = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();

  /**
   * One file.
   *
   * @param contentType as its owner said
   * @param sha256 of its bytes
   * @param image what it is, if it is an image
   */
  record StoredFile(String contentType, String sha256, Option<LocalImage> image) {}

  public FileShelf(Administration administration) {
    this.administration = administration;
  }

  /** A path that no file has yet, with the end of the name, where its kind stands. */
  String newPath(String fileName) {
    int number = last.incrementAndGet();
    String end = fileName.substring(Math.max(fileName.length() - LONGEST_NAME, 0));
    String name = end.isBlank() ? "file.bin" : end.replaceAll("[^A-Za-z0-9._-]", "_");
    return "%s%08x/up%06d_%s".formatted(FOLDER, number * 0x9E3779B9, number, name);
  }

  /** Why a file finds no place; none if it finds one, or takes that of another at its path. */
  Option<NoPlace> noPlaceFor(String path, String sha256, long bytes) {
    int most = administration.bounds().files();
    return !files.containsKey(path) && files.size() >= most
        ? Option.some(new NoPlace("it keeps %d files, until it is reset".formatted(most), false))
        : administration.contents().noPlaceFor(sha256, bytes);
  }

  void put(String path, String contentType, String sha256, byte[] bytes, Option<LocalImage> image) {
    administration.contents().keep(sha256, bytes);
    administration.write(
        Happening.FILE_CAME,
        () ->
            Json.object()
                .with("path", path)
                .with("content_type", contentType)
                .with("sha256", sha256));
    files.put(path, stored(contentType, sha256, image));
  }

  private StoredFile stored(String contentType, String sha256, Option<LocalImage> image) {
    return new StoredFile(contentType, sha256, image.map(administration.contents()::shared));
  }

  /** Reads of a file that an earlier server took, or gave out an address for. */
  public void recall(EventLine line) {
    switch (line.what()) {
      case FILE_EXPECTED -> skip(line.text("path"));
      case FILE_CAME -> recallFile(line);
      default -> {}
    }
  }

  private void skip(String path) {
    Matcher number = NUMBER.matcher(path);
    if (number.find()) {
      last.accumulateAndGet(Integer.parseInt(number.group(1)), Math::max);
    }
  }

  private void recallFile(EventLine line) {
    if (!line.text("path").startsWith(FOLDER)) {
      return;
    }
    String sha256 = line.text("sha256");
    byte[] bytes =
        administration
            .contents()
            .of(sha256)
            .getOrElseThrow(() -> new IllegalArgumentException("the bytes of this file are gone"));
    skip(line.text("path"));
    files.put(line.text("path"), stored(line.text("content_type"), sha256, inspect(bytes)));
  }

  /** All of a file. */
  byte[] bytes(StoredFile file) {
    return administration
        .contents()
        .of(file.sha256())
        .getOrElseThrow(() -> new IllegalStateException("the bytes of this file are gone"));
  }

  static Option<LocalImage> inspect(byte[] bytes) {
    return bytes.length > LocalImage.MAX_BYTES
        ? Option.none()
        : LocalImage.inspect((ImageSource.Bytes) ImageSource.bytes(bytes)).toOption();
  }

  /** Forgets every file. */
  public void reset() {
    files.clear();
    administration.contents().clear();
    last.set(0);
  }

  Option<StoredFile> at(String path) {
    StoredFile file = files.get(path);
    return file == null ? Option.none() : Option.some(file);
  }

  /** The image behind an address in an input, if it lies here. */
  public Option<LocalImage> image(String address) {
    int path = address.startsWith("http") ? address.indexOf(FOLDER) : -1;
    return path < 0 ? Option.none() : at(address.substring(path)).flatMap(StoredFile::image);
  }
}
