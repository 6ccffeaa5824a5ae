package dev.kinoport.jdbc.table;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.Upload;
import dev.kinoport.jdbc.event.UnreadableEvent;
import dev.kinoport.jdbc.session.Session;
import io.vavr.control.Option;
import java.net.URI;
import java.sql.SQLException;

/** Which images lie where, from the uploads of all generations. */
public final class Uploads {
  private Uploads() {}

  /** Where an image was put in a storage the last time. */
  public static Option<Upload> find(Session session, String storage, String sha256)
      throws SQLException {
    return session.first(
        row -> new Upload(storage, uri(row.getString(1)), StoredTime.instant(row.getLong(2))),
        "SELECT location, uploaded_nanos FROM {uploads} WHERE storage = ? AND sha256 = ?",
        StoredText.name(storage),
        StoredText.name(sha256));
  }

  /** The newest stays. */
  static void write(Session session, GenerationEvent.ImageUploaded image) throws SQLException {
    Upload upload = image.upload();
    session.update(
        "INSERT INTO {uploads} (storage, sha256, location, uploaded_nanos) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (storage, sha256) DO UPDATE SET location = excluded.location,"
            + " uploaded_nanos = excluded.uploaded_nanos, updated_at = CURRENT_TIMESTAMP"
            + " WHERE excluded.uploaded_nanos >= {uploads}.uploaded_nanos",
        StoredText.name(upload.storage()),
        StoredText.name(image.sha256()),
        upload.location().toString(),
        StoredTime.nanos(upload.at()));
  }

  private static URI uri(String location) {
    try {
      return URI.create(location);
    } catch (IllegalArgumentException e) {
      throw new UnreadableEvent("an upload lies at \"%s\"".formatted(location), e);
    }
  }
}
