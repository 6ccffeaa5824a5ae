package dev.kinoport.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks at a downloaded clip. */
final class Clips {
  private Clips() {}

  /** A real MP4: boxes from the first byte to the last, an index and pictures among them. */
  static void assertIsClip(JsonObject result) throws IOException {
    String url = result.getAsJsonObject("video").get("url").getAsString();
    try (InputStream in = URI.create(url).toURL().openStream()) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
      List<String> boxes = new ArrayList<>();
      while (bytes.hasRemaining()) {
        int at = bytes.position();
        int size = bytes.getInt();
        byte[] name = new byte[4];
        bytes.get(name);
        boxes.add(new String(name, StandardCharsets.ISO_8859_1));
        bytes.position(at + size);
      }
      assertThat(boxes).startsWith("ftyp").contains("moov", "mdat");
    }
  }
}
