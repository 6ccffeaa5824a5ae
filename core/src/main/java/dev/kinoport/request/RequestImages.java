package dev.kinoport.request;

import dev.kinoport.input.RequestImage;
import dev.kinoport.input.WireValue;
import dev.kinoport.media.ImageUrl;
import dev.kinoport.media.LocalImage;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds and replaces the images among the fields of a request. */
final class RequestImages {
  private RequestImages() {}

  static List<LocalImage> local(Map<String, WireValue> fields) {
    Map<String, LocalImage> byDigest = new LinkedHashMap<>();
    // Not by a view of the map, which would keep it: ten thousand wait at a time.
    fields.forEach((name, value) ->
        localIn(value).forEach(image -> byDigest.putIfAbsent(image.sha256(), image)));
    return List.copyOf(byDigest.values());
  }

  static Map<String, WireValue> addressed(
      Map<String, WireValue> fields, Map<String, URI> uploadedByDigest) {
    Map<String, WireValue> addressed = new LinkedHashMap<>();
    fields.forEach((name, value) -> addressed.put(name, addressed(value, uploadedByDigest)));
    return Collections.unmodifiableMap(addressed);
  }

  private static Stream<LocalImage> localIn(WireValue value) {
    return switch (value) {
      case WireValue.Group group ->
          group.members().values().stream().flatMap(RequestImages::localIn);
      case WireValue.Image(RequestImage.Local local) -> Stream.of(local.image());
      case WireValue.Many many -> many.values().stream().flatMap(RequestImages::localIn);
      case WireValue.Image image -> Stream.empty();
      case WireValue.Text text -> Stream.empty();
      case WireValue.Number number -> Stream.empty();
      case WireValue.Flag flag -> Stream.empty();
    };
  }

  /** Where the provider is to fetch something by itself. */
  static Stream<URI> remote(WireValue value) {
    return switch (value) {
      case WireValue.Group group ->
          group.members().values().stream().flatMap(RequestImages::remote);
      case WireValue.Many many -> many.values().stream().flatMap(RequestImages::remote);
      case WireValue.Image(RequestImage.Remote there) -> Stream.of(there.address());
      case WireValue.Text(String text) -> ImageUrl.parse(text).toJavaStream();
      case WireValue.Image local -> Stream.empty();
      case WireValue.Number number -> Stream.empty();
      case WireValue.Flag flag -> Stream.empty();
    };
  }

  private static WireValue addressed(WireValue value, Map<String, URI> uploadedByDigest) {
    return switch (value) {
      case WireValue.Group group ->
          new WireValue.Group(addressed(group.members(), uploadedByDigest));
      case WireValue.Image(RequestImage.Remote remote) ->
          new WireValue.Text(remote.address().toString());
      case WireValue.Image(RequestImage.Local local) ->
          new WireValue.Text(address(local.image(), uploadedByDigest).toString());
      case WireValue.Many many ->
          new WireValue.Many(
              many.values().stream().map(item -> addressed(item, uploadedByDigest)).toList());
      case WireValue.Text text -> text;
      case WireValue.Number number -> number;
      case WireValue.Flag flag -> flag;
    };
  }

  private static URI address(LocalImage image, Map<String, URI> uploadedByDigest) {
    URI address = uploadedByDigest.get(image.sha256());
    if (address == null) {
      throw new IllegalArgumentException("not uploaded: image " + image.sha256());
    }
    return address;
  }
}
