package dev.kinoport.fake.server;

import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The files that clients have put up, by path. */
final class FileShelf {
  private static final String FOLDER = "/files/b/";

  private final Map<String, StoredFile> files = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();

  /**
   * One file.
   *
   * @param contentType as its owner said
   * @param bytes all of it
   * @param image what it is, if it is an image
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  record StoredFile(String contentType, byte[] bytes, Option<LocalImage> image) {}

  /** A path that no file has yet. */
  String newPath(String fileName) {
    int number = last.incrementAndGet();
    String name = fileName.isBlank() ? "file.bin" : fileName.replaceAll("[^A-Za-z0-9._-]", "_");
    return "%s%08x/up%06d_%s".formatted(FOLDER, number * 0x9E3779B9, number, name);
  }

  void put(String path, String contentType, byte[] bytes, Option<LocalImage> image) {
    files.put(path, new StoredFile(contentType, bytes, image));
  }

  static Option<LocalImage> inspect(byte[] bytes) {
    return bytes.length > LocalImage.MAX_BYTES
        ? Option.none()
        : LocalImage.inspect((ImageSource.Bytes) ImageSource.bytes(bytes)).toOption();
  }

  void reset() {
    files.clear();
    last.set(0);
  }

  Option<StoredFile> at(String path) {
    StoredFile file = files.get(path);
    return file == null ? Option.none() : Option.some(file);
  }

  /** The image behind an address in an input, if it lies here. */
  Option<LocalImage> image(String address) {
    int path = address.startsWith("http") ? address.indexOf(FOLDER) : -1;
    return path < 0 ? Option.none() : at(address.substring(path)).flatMap(StoredFile::image);
  }
}
