package dev.kinoport.fal;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStream;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Reads clips from where results say they are, without the key, and only from allowed hosts. */
final class FalClips implements ClipSource {
  private static final int MOST_REDIRECTS = 5;
  private static final Set<String> UNTYPED = Set.of("octet-stream", "mp4");
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final OkHttpClient client;
  private final ClipHosts hosts;
  private final long mostBytes;
  private final FalKey key;

  /** What the server called each clip when it was begun, so that no two are joined. */
  private final Map<HttpUrl, String> versions = Collections.synchronizedMap(new Recent<>());

  FalClips(OkHttpClient plain, FalLimits limits, FalKey key) {
    this.hosts = new ClipHosts(limits);
    this.client = plain.newBuilder().dns(hosts.guarding(plain.dns())).build();
    this.mostBytes = limits.clipBytes();
    this.key = key;
  }

  @Override
  public Either<ClipFailure, ClipStream> open(URI location, long offset) {
    HttpUrl url = HttpUrl.parse(location.toString());
    if (url == null) {
      return forbidden("a clip is fetched over http or https only");
    }
    return offset > mostBytes ? tooLarge() : open(url, offset, MOST_REDIRECTS);
  }

  private Either<ClipFailure, ClipStream> open(HttpUrl url, long offset, int redirects) {
    Option<String> complaint = hosts.complaint(url);
    if (complaint.isDefined()) {
      return forbidden(complaint.getOrElse(""));
    }
    Request.Builder request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
    if (offset > 0) {
      request.header("Range", "bytes=" + offset + "-");
      version(url).forEach(version -> request.header("If-Range", version));
    }
    try {
      return read(client.newCall(request.build()).execute(), url, offset, redirects);
    } catch (ClipHosts.Inside e) {
      return forbidden(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Either.left(new ClipFailure.Interrupted(Words.of(e, key)));
    }
  }

  private Either<ClipFailure, ClipStream> read(
      Response response, HttpUrl from, long offset, int redirects) {
    if (REDIRECTS.contains(response.code())) {
      return redirected(response, from, offset, redirects);
    }
    Either<ClipFailure, ClipStream> stream =
        switch (response.code()) {
          case 200 -> begun(response, from);
          case 206 -> resumed(response, from, offset, redirects);
          case 416 -> beyond(response, from, offset, redirects);
          case 401, 403, 404, 410 -> gone("fal answered " + response.code());
          default -> Either.left(new ClipFailure.Interrupted("fal answered " + response.code()));
        };
    if (stream.isLeft() || response.code() == 416) {
      response.close();
    }
    return stream;
  }

  private Either<ClipFailure, ClipStream> redirected(
      Response response, HttpUrl from, long offset, int redirects) {
    try (response) {
      String location = response.header("Location", "");
      HttpUrl next = location == null ? null : from.resolve(location);
      if (next == null || redirects == 0 || (from.isHttps() && !next.isHttps())) {
        return forbidden("a redirect that leads nowhere good");
      }
      return open(next, offset, redirects - 1);
    }
  }

  private Either<ClipFailure, ClipStream> begun(Response response, HttpUrl from) {
    version(response).forEach(version -> versions.put(from, version));
    return stream(response, 0, length(response));
  }

  private Either<ClipFailure, ClipStream> resumed(
      Response response, HttpUrl from, long offset, int redirects) {
    ContentRange range = ContentRange.of(response);
    Option<String> before = version(from);
    boolean same = before.isEmpty() || version(response).forAll(before::contains);
    if (same && range.start() == offset) {
      return stream(response, offset, range.total());
    }
    if (offset == 0) {
      return Either.left(new ClipFailure.Interrupted("a part came that nobody asked for"));
    }
    response.close();
    return open(from, 0, redirects);
  }

  private Option<String> version(HttpUrl url) {
    return Option.<String>of(versions.get(url));
  }

  /** Only a strong one promises that every byte is the same. */
  private static Option<String> version(Response response) {
    return Option.<String>of(response.header("ETag")).filter(tag -> tag.startsWith("\""));
  }

  /** All bytes are here already, or what is here is longer than the file. */
  private Either<ClipFailure, ClipStream> beyond(
      Response response, HttpUrl from, long offset, int redirects) {
    if (ContentRange.of(response).total().contains(offset)) {
      InputStream nothing = new ByteArrayInputStream(new byte[0]);
      return Either.right(new ClipStream(nothing, offset, Option.some(offset)));
    }
    return offset > 0 ? open(from, 0, redirects) : gone("fal answered 416");
  }

  private Either<ClipFailure, ClipStream> stream(
      Response response, long offset, Option<Long> length) {
    String packing = response.header("Content-Encoding", "identity");
    if (!"identity".equalsIgnoreCase(packing)) {
      return Either.left(new ClipFailure.Damaged("packed, against what was asked for: " + packing));
    }
    MediaType type = response.body().contentType();
    if (type != null && !isVideo(type)) {
      return Either.left(
          new ClipFailure.Damaged("not a video but " + type.type() + "/" + type.subtype()));
    }
    if (length.exists(bytes -> bytes > mostBytes)) {
      return tooLarge();
    }
    InputStream body =
        new BoundedStream(response.body().byteStream(), mostBytes - offset, response);
    return Either.right(new ClipStream(body, offset, length));
  }

  private static boolean isVideo(MediaType type) {
    return type.type().equals("video")
        || type.type().equals("binary")
        || (type.type().equals("application") && UNTYPED.contains(type.subtype()));
  }

  private static Option<Long> length(Response response) {
    long length = response.body().contentLength();
    return length < 0 ? Option.none() : Option.some(length);
  }

  private Either<ClipFailure, ClipStream> tooLarge() {
    return forbidden("a clip of over " + mostBytes + " bytes");
  }

  private static Either<ClipFailure, ClipStream> forbidden(String reason) {
    return Either.left(new ClipFailure.Forbidden(reason));
  }

  private static Either<ClipFailure, ClipStream> gone(String reason) {
    return Either.left(new ClipFailure.Gone(reason));
  }
}
