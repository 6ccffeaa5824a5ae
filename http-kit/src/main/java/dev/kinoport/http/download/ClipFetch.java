package dev.kinoport.http.download;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.http.Answer;
import dev.kinoport.http.ErrorText;
import dev.kinoport.http.config.ClipDownloadLimits;
import dev.kinoport.http.config.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;

/** One try to fetch one clip, through redirects, from the start or from where it broke off. */
final class ClipFetch {
  private static final int MOST_REDIRECTS = 5;
  private static final long MOST_WORDS = 16 * 1024;
  private static final byte GZIP_1 = 0x1f;
  private static final byte GZIP_2 = (byte) 0x8b;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final OkHttpClient client;
  private final MinimumSpeedGuard speed;
  private final ClipHosts hosts;
  private final Map<HttpUrl, HandedOut> begun;
  private final ClipDownloadLimits limits;
  private final Secret secret;
  private final Option<Function<Answer, Option<String>>> moved;
  private final long offset;

  ClipFetch(
      OkHttpClient client,
      MinimumSpeedGuard speed,
      ClipHosts hosts,
      Map<HttpUrl, HandedOut> begun,
      ClipDownloadLimits limits,
      Secret secret,
      Option<Function<Answer, Option<String>>> moved,
      long offset) {
    this.client = client;
    this.speed = speed;
    this.hosts = hosts;
    this.begun = begun;
    this.limits = limits;
    this.secret = secret;
    this.moved = moved;
    this.offset = offset;
  }

  Either<ClipFailure, ClipStream> from(HttpUrl url) {
    return follow(url, MOST_REDIRECTS);
  }

  private Either<ClipFailure, ClipStream> follow(HttpUrl url, int redirects) {
    Option<HandedOut> before = Option.<HandedOut>of(begun.get(url));
    return hosts
        .complaint(url, redirects < MOST_REDIRECTS)
        .orElse(() -> before.filter(HandedOut::isTooLong).map(clip -> tooLong()))
        .fold(() -> fetch(url, before.filter(this::goesOnHere), redirects), Either::left);
  }

  /** Only where it broke off: anything else may be a part of another file. */
  private boolean goesOnHere(HandedOut before) {
    return before.goesOnAt(offset);
  }

  private Either<ClipFailure, ClipStream> fetch(
      HttpUrl url, Option<HandedOut> before, int redirects) {
    Request.Builder request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
    before.forEach(clip -> {
      request.header("Range", "bytes=" + offset + "-");
      clip.version().condition().forEach(version -> request.header("If-Range", version));
    });
    try {
      return read(speed.answer(client.newCall(request.build())), url, before, redirects);
    } catch (ClipHosts.Inside e) {
      return Either.left(hosts.leadsInside(url, redirects < MOST_REDIRECTS));
    } catch (IOException e) {
      return Either.left(new ClipFailure.Interrupted(ErrorText.of(e, secret)));
    }
  }

  private Either<ClipFailure, ClipStream> read(
      Response response, HttpUrl from, Option<HandedOut> before, int redirects) throws IOException {
    if (REDIRECTS.contains(response.code())) {
      String place = String.valueOf(response.header("Location", ""));
      return redirected(response, from, place, redirects);
    }
    String said = from.host() + " answered " + response.code();
    Either<ClipFailure, ClipStream> stream =
        switch (response.code()) {
          case 200 -> whole(response, from);
          case 206 -> resumed(response, from, before, redirects);
          case 416 -> beyond(response, from, before, redirects);
          case 401, 403, 404, 410 -> gone(said);
          default ->
              elsewhere(response)
                  .map(place -> redirected(response, from, place, redirects))
                  .getOrElse(() -> Either.left(new ClipFailure.Interrupted(said)));
        };
    if (stream.isLeft() || response.code() == 416) {
      response.close();
    }
    return stream;
  }

  /** Where an error says that the clip is, if it does. */
  private Option<String> elsewhere(Response response) throws IOException {
    if (moved.isEmpty()) {
      return Option.none();
    }
    String words = response.peekBody(MOST_WORDS).string();
    Answer answer = new Answer(response.code(), response.headers(), words);
    return moved.flatMap(reading -> reading.apply(answer));
  }

  private Either<ClipFailure, ClipStream> redirected(
      Response response, HttpUrl from, String place, int redirects) {
    try (response) {
      HttpUrl next = from.resolve(place);
      if (next == null) {
        return unacceptable("a redirect from %s to no http address".formatted(from.host()));
      }
      if (from.isHttps() && !next.isHttps()) {
        return unacceptable("a redirect to %s in clear text".formatted(next.host()));
      }
      if (redirects == 0) {
        return unacceptable(
            "more than %d redirects, the last to %s".formatted(MOST_REDIRECTS, next.host()));
      }
      return hosts.complaint(next, true).fold(() -> follow(next, redirects - 1), Either::left);
    }
  }

  private Either<ClipFailure, ClipStream> resumed(
      Response response, HttpUrl from, Option<HandedOut> before, int redirects) {
    ContentRange range = ContentRange.of(response);
    FileVersion version = FileVersion.of(response.headers(), range.total());
    for (HandedOut clip : before.filter(clip -> clip.version().mayBe(version))) {
      if (range.start() == offset) {
        return stream(response, from, new HandedOut(clip.version().and(version), offset));
      }
    }
    return anew(response, from, before, redirects)
        .getOrElse(
            () -> Either.left(new ClipFailure.Interrupted("a part came that nobody asked for")));
  }

  /** All bytes are here already, or what is here is longer than the file. */
  private Either<ClipFailure, ClipStream> beyond(
      Response response, HttpUrl from, Option<HandedOut> before, int redirects) {
    Option<Long> total = ContentRange.of(response).total();
    FileVersion version = FileVersion.of(response.headers(), total);
    if (total.contains(offset) && before.exists(clip -> clip.version().mayBe(version))) {
      InputStream nothing = new ByteArrayInputStream(new byte[0]);
      return Either.right(new ClipStream(nothing, offset, Option.some(offset)));
    }
    return anew(response, from, before, redirects)
        .getOrElse(() -> gone(from.host() + " answered 416"));
  }

  /** From the start, unless that is what was asked for. */
  private Option<Either<ClipFailure, ClipStream>> anew(
      Response response, HttpUrl from, Option<HandedOut> before, int redirects) {
    return before.map(clip -> {
      response.close();
      return fetch(from, Option.none(), redirects);
    });
  }

  /** By its bytes, whatever its label says: gzip that nobody asked for is unpacked. */
  private Either<ClipFailure, ClipStream> whole(Response response, HttpUrl from)
      throws IOException {
    BufferedSource bytes = response.body().source();
    if (!bytes.request(2)
        || bytes.getBuffer().getByte(0) != GZIP_1
        || bytes.getBuffer().getByte(1) != GZIP_2) {
      FileVersion version = FileVersion.of(response.headers(), length(response));
      return stream(response, from, new HandedOut(version, 0));
    }
    HandedOut clip = HandedOut.unpacked();
    begun.put(from, clip);
    InputStream unpacked = Okio.buffer(new GzipSource(bytes)).inputStream();
    return Either.right(
        new ClipStream(new ClipBody(unpacked, clip, limits, response), 0, Option.none()));
  }

  private Either<ClipFailure, ClipStream> stream(Response response, HttpUrl from, HandedOut clip) {
    Option<Long> length = clip.version().length();
    if (length.exists(bytes -> bytes > limits.mostBytes())) {
      return Either.left(tooLong());
    }
    long start = clip.end();
    begun.put(from, clip);
    InputStream body = new ClipBody(response.body().byteStream(), clip, limits, response);
    return Either.right(new ClipStream(body, start, length));
  }

  private static Option<Long> length(Response response) {
    long length = response.body().contentLength();
    return length < 0 ? Option.none() : Option.some(length);
  }

  private static Either<ClipFailure, ClipStream> unacceptable(String reason) {
    return Either.left(new ClipFailure.Unacceptable(reason));
  }

  private ClipFailure tooLong() {
    return new ClipFailure.Unacceptable(limits.tooLong());
  }

  private static Either<ClipFailure, ClipStream> gone(String reason) {
    return Either.left(new ClipFailure.Gone(reason));
  }
}
