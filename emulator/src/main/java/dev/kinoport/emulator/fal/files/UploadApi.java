package dev.kinoport.emulator.fal.files;

import dev.kinoport.emulator.fal.Errors;
import dev.kinoport.emulator.fal.Keys;
import dev.kinoport.emulator.fal.Strictness;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.http.Timestamps;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.bound.LatestEntries;
import dev.kinoport.fake.bound.NoPlace;
import dev.kinoport.fake.eventlog.Contents;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How files come up: by an address that was signed for one of them, whole or in parts, or with a
 * token for the file host.
 */
public final class UploadApi {
  private static final String SIGNED = "/signed";
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_TYPE = 1_000;

  private final FakeProvider provider;
  private final Administration administration;
  private final FileShelf shelf;
  private final Keys keys;
  private final Readings readings;
  private final Map<String, Pending> pending = new ConcurrentHashMap<>();
  private final Map<String, String> tokens;
  private final AtomicInteger lastToken = new AtomicInteger();
  private final AtomicLong bytesOfParts = new AtomicLong();

  /** A file that is expected, with the parts that have come. */
  private record Pending(String contentType, Map<Integer, byte[]> parts) {
    Pending(String contentType) {
      this(contentType, new ConcurrentHashMap<>());
    }
  }

  public UploadApi(FakeProvider provider, FileShelf shelf, Keys keys, Readings readings) {
    this.provider = provider;
    this.administration = provider.administration();
    this.shelf = shelf;
    this.keys = keys;
    this.readings = readings;
    tokens = LatestEntries.atMost(administration.bounds().lines());
  }

  /** The REST host: where uploads begin. */
  public Reply begin(Call call) {
    if (!call.is("POST")) {
      return Reply.wrongMethod(call.path(), "POST");
    }
    return keys.complaint(call)
        .orElse(this::refusal)
        .orElse(() -> storageComplaint(call).filter(reply -> call.path().startsWith("/storage/")))
        .getOrElse(() ->
            switch (call.path()) {
              case "/storage/upload/initiate", "/storage/upload/initiate-multipart" ->
                  initiate(call);
              case "/storage/auth/token" -> token(call);
              default -> Reply.detail(404, "Not Found");
            });
  }

  /** At the first call and at every later one, whichever way a file comes up. */
  private Option<Reply> refusal() {
    return administration
        .uploadRefusal()
        .map(refused -> Reply.detail(refused.status(), "upload refused"));
  }

  private static Option<Reply> storageComplaint(Call call) {
    // Old clients name none.
    return call.parameter("storage_type").forAll("fal-cdn-v3"::equals)
        ? Option.none()
        : Option.some(Reply.detail(400, "Invalid storage type"));
  }

  private Reply initiate(Call call) {
    return JsonText.read(call.body())
        .filterOrElse(Json.Members.class::isInstance, other -> "a JSON object is needed")
        .map(Json.Members.class::cast)
        .fold(
            fault -> refused(List.of("body"), fault),
            body -> {
              String type = body.text("content_type").getOrElse("application/octet-stream");
              if (!isPrintable(type) || type.length() > LONGEST_TYPE) {
                return refused(
                    List.of("body", "content_type"), "a content type is one short line of ASCII");
              }
              if (isFull()) {
                return fullOfExpected();
              }
              String path = shelf.newPath(body.text("file_name").getOrElse(""));
              expect(path, type);
              String upload = call.addresses().file(SIGNED + path) + "?signature=fake";
              return Reply.json(
                  200,
                  Json.object()
                      .with("file_url", call.addresses().file(path))
                      .with("upload_url", upload));
            });
  }

  private static Reply refused(List<String> field, String text) {
    Json item = Errors.item(field, text, "value_error");
    return Reply.json(422, Json.object().with("detail", Json.Items.of(item)));
  }

  private boolean isFull() {
    return pending.size() >= administration.bounds().files();
  }

  private Reply fullOfExpected() {
    int most = administration.bounds().files();
    return noPlace("another file", "it expects %d, until it is reset".formatted(most));
  }

  /** What is there already may be what the next request is about, and is not dropped. */
  private static Reply noPlace(String what, String why) {
    return Reply.detail(
        507, "Insufficient Storage: this fake has no place for %s: %s".formatted(what, why));
  }

  private void expect(String path, String contentType) {
    pending.put(path, new Pending(contentType));
    administration.write(
        Happening.FILE_EXPECTED,
        () -> Json.object().with("path", path).with("content_type", contentType));
  }

  /** Reads of an upload that an earlier server began. */
  public void recall(EventLine line) {
    switch (line.what()) {
      case FILE_EXPECTED -> pending.put(line.text("path"), new Pending(line.text("content_type")));
      case PART_CAME -> recallPart(line);
      case FILE_CAME ->
          pending.computeIfPresent(
              line.text("path"),
              (path, file) -> {
                letGo(file);
                return file.parts().isEmpty() ? file : null;
              });
      case TOKEN_GIVEN -> {
        lastToken.incrementAndGet();
        tokens.put(line.text("token"), "");
      }
      default -> {}
    }
  }

  private void recallPart(EventLine line) {
    byte[] bytes =
        administration
            .contents()
            .of(line.text("sha256"))
            .getOrElseThrow(() -> new IllegalArgumentException("the bytes of this part are gone"));
    Option.<Pending>of(pending.get(line.text("path")))
        .peek(file -> {
          bytesOfParts.addAndGet(room(bytes));
          put(file, line.count("number"), bytes);
        });
  }

  /** It goes into a header of whoever fetches the file. */
  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
  }

  private Reply token(Call call) {
    String token = "fake-cdn-token-" + lastToken.incrementAndGet();
    var now = administration.time().now();
    tokens.put(token, call.path());
    administration.write(Happening.TOKEN_GIVEN, () -> Json.object().with("token", token));
    return Reply.json(
        200,
        Json.object()
            .with("token", token)
            .with("token_type", "Bearer")
            .with("base_url", call.addresses().fileHost())
            .with("created_at", Timestamps.withOffset(now))
            .with("expires_at", Timestamps.withOffset(now.plus(Duration.ofDays(30)))));
  }

  /** The file host: where the bytes go. */
  Reply reply(Call call) {
    return refusal().getOrElse(() -> taken(call));
  }

  private Reply taken(Call call) {
    String path = call.path();
    if (path.startsWith(SIGNED + "/")) {
      return signed(call, path.substring(SIGNED.length()));
    }
    String token = call.header("authorization").getOrElse("");
    if (!token.startsWith(BEARER) || !tokens.containsKey(token.substring(BEARER.length()))) {
      return Reply.detail(401, "Unauthorized: the file host takes the token of storage/auth/token");
    }
    return withToken(call, path);
  }

  private Reply signed(Call call, String path) {
    List<Ignored> ignored =
        call.header("authorization")
            .map(key -> Strictness.ignored("header.authorization", "a signed address takes none"))
            .toJavaList();
    return Strictness.refusal(readings, call, ignored).getOrElse(() -> atSignedAddress(call, path));
  }

  private Reply atSignedAddress(Call call, String path) {
    Pending whole = pending.get(path);
    if (whole != null) {
      return call.is("PUT")
          ? store(path, whole.contentType(), call.body(), Reply.json(200, Json.object()))
          : Reply.wrongMethod(path, "PUT");
    }
    return part(call, path);
  }

  private Reply withToken(Call call, String path) {
    if (path.equals("/files/upload") && call.is("POST")) {
      String file = shelf.newPath(call.header("x-fal-file-name").getOrElse(""));
      Json body =
          Json.object().with("access_url", call.addresses().file(file)).with("uploaded", true);
      return store(file, type(call), call.body(), Reply.json(200, body));
    }
    if (path.equals("/files/upload/multipart") && call.is("POST")) {
      if (isFull()) {
        return fullOfExpected();
      }
      String file = shelf.newPath(call.header("x-fal-file-name").getOrElse(""));
      expect(file, type(call));
      return Reply.json(
          200,
          Json.object()
              .with("access_url", call.addresses().file(file))
              .with("uploadId", "fake-upload"));
    }
    return part(call, path.replace("/multipart/fake-upload", ""));
  }

  /** As the client says, unless that is no type but a whole text. */
  private static String type(Call call) {
    return call.header("content-type")
        .filter(type -> type.length() <= LONGEST_TYPE)
        .getOrElse("application/octet-stream");
  }

  private Reply part(Call call, String path) {
    int slash = Math.max(path.lastIndexOf('/'), 0);
    String file = path.substring(0, slash);
    String last = path.substring(Math.min(slash + 1, path.length()));
    Pending parts = pending.get(file);
    if (parts == null) {
      return Reply.detail(404, "Not Found");
    }
    if (last.equals("complete") && call.is("POST")) {
      return complete(call, file, parts);
    }
    if (!call.is("PUT") || !last.matches("[1-9][0-9]{0,4}")) {
      return Reply.wrongMethod(path, "PUT of part 1 to 10000");
    }
    int number = Integer.parseInt(last);
    long most = administration.bounds().bytes();
    if (bytesOfParts.addAndGet(room(call.body())) > most) {
      long taken = bytesOfParts.addAndGet(-room(call.body()));
      return noPlace(
          "this part",
          String.format(
              Locale.ROOT,
              "it keeps %,d bytes of parts of files that are not whole yet, has %,d, and these are"
                  + " %,d",
              most,
              taken,
              room(call.body())));
    }
    keepPart(file, number, call.body());
    put(parts, number, call.body());
    String tag = tag(call.body());
    return Reply.json(200, Json.object().with("partNumber", number).with("etag", tag))
        .with("ETag", tag);
  }

  private void keepPart(String path, int number, byte[] bytes) {
    administration.write(
        Happening.PART_CAME,
        () -> {
          String sha256 = Contents.sha256(bytes);
          administration.contents().keep(sha256, bytes);
          return Json.object().with("path", path).with("number", number).with("sha256", sha256);
        });
  }

  private Reply complete(Call call, String file, Pending pending) {
    List<Json> listed =
        JsonText.read(call.body())
            .toOption()
            .filter(Json.Members.class::isInstance)
            .flatMap(body -> ((Json.Members) body).items("parts"))
            .getOrElse(List.of());
    Map<Integer, byte[]> parts = new TreeMap<>();
    for (Json item : listed) {
      if (item instanceof Json.Members part) {
        int number = part.number("partNumber").map(BigDecimal::intValue).getOrElse(0);
        byte[] bytes = pending.parts().get(number);
        if (bytes == null || !part.text("etag").contains(tag(bytes))) {
          return Reply.detail(400, "part %d is not the part that came".formatted(number));
        }
        parts.put(number, bytes);
      }
    }
    if (parts.isEmpty() || parts.size() != pending.parts().size()) {
      return Reply.detail(
          400, "%d parts came, %d are listed".formatted(pending.parts().size(), parts.size()));
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    parts.values().forEach(whole::writeBytes);
    Reply done =
        store(file, pending.contentType(), whole.toByteArray(), Reply.json(200, Json.object()));
    if (shelf.at(file).isDefined() && this.pending.remove(file, pending)) {
      letGo(pending);
    }
    return done;
  }

  /** Room was taken for it. */
  private void put(Pending file, int number, byte[] part) {
    byte[] before = file.parts().put(number, part);
    if (before != null) {
      bytesOfParts.addAndGet(-room(before));
    }
  }

  private void letGo(Pending file) {
    file.parts().values().forEach(part -> bytesOfParts.addAndGet(-room(part)));
  }

  /** One without a byte takes some, too. */
  private static long room(byte[] part) {
    return part.length + 64L;
  }

  /** Forgets every upload half done, address and token. */
  public void reset() {
    pending.clear();
    tokens.clear();
    bytesOfParts.set(0);
  }

  private static String tag(byte[] bytes) {
    return "\"%08x-%d\"".formatted(Arrays.hashCode(bytes), bytes.length);
  }

  private Reply store(String path, String contentType, byte[] bytes, Reply.Whole done) {
    String sha256 = Contents.sha256(bytes);
    for (NoPlace none : shelf.noPlaceFor(path, sha256, bytes.length)) {
      return noPlace("this file", none.words());
    }
    Option<LocalImage> image = FileShelf.inspect(bytes);
    Option<ProviderFailure> failure =
        image.flatMap(it -> provider.provider().uploader().upload(it).swap().toOption());
    return failure.<Reply>fold(
        () -> {
          shelf.put(path, contentType, sha256, bytes, image);
          return done;
        },
        new Errors(readings)::reply);
  }
}
