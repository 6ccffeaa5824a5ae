package dev.kinoport.fal.upload;

/** Told how far an upload is. */
@FunctionalInterface
public interface UploadProgress {
  /** Not interested. */
  UploadProgress NONE = (sent, total) -> {};

  /**
   * More has been sent; may go back when a part is sent again. Called on the uploading thread.
   *
   * @param sent bytes handed to the connection
   * @param total bytes in all
   */
  void at(long sent, long total);
}
