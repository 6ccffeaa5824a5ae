package dev.kinoport.replicate.upload;

import dev.kinoport.http.Answer;
import dev.kinoport.http.Exchange;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.WireJson;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.replicate.answer.Problem;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/**
 * Brings images to Replicate's own storage, which it reads with the right of the account. Free of
 * charge. Safe for use by many threads.
 */
public final class ReplicateUploader implements MediaUploader {
  /** Of a digest, enough for a file's name. */
  private static final int NAME_LENGTH = 16;

  private final UploadCalls calls;
  private final Exchange exchange;
  private final Timekeeper time;

  /** Made by {@code Replicate}. */
  public ReplicateUploader(ShopHttp http, URI base) {
    calls = http.calls(UploadCalls.class, base, http.keyed());
    exchange = http.exchange();
    time = http.time();
  }

  @Override
  public Either<ProviderFailure, URI> upload(LocalImage image) {
    return image
        .read()
        .<ProviderFailure>mapLeft(fault -> new ProviderFailure.BadInput(fault.message()))
        .flatMap(bytes -> exchange.ask(calls.upload(part(image, bytes))))
        .flatMap(this::address);
  }

  private static MultipartBody.Part part(LocalImage image, byte[] bytes) {
    String name = image.sha256().substring(0, NAME_LENGTH) + "." + image.type().extension();
    RequestBody content = new ImageBody(bytes, MediaType.get(image.type().mimeType()));
    return MultipartBody.Part.createFormData("content", name, content);
  }

  private Either<ProviderFailure, URI> address(Answer answer) {
    if (!answer.isSuccess()) {
      return Either.left(Problem.of(answer).uploadFailure(time.now()));
    }
    return WireJson.read(answer.body())
        .flatMap(file ->
            file.object("urls")
                .flatMap(urls -> urls.text("get"))
                .flatMap(text -> Option.<HttpUrl>of(HttpUrl.parse(text)))
                .map(HttpUrl::uri)
                .toEither("a file without an address"))
        .mapLeft(ProviderFailure.Unreadable::new);
  }
}
