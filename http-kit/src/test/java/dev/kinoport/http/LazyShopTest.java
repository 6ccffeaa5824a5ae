package dev.kinoport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.config.HttpOptions;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.Document;
import dev.kinoport.request.ExpectedOutput;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** A shop costs nothing before somebody needs it, and is wired once. */
class LazyShopTest {
  private static final Submission SUBMISSION =
      new Submission(
          "g1",
          new Document(
              "name",
              "owner/name",
              new TreeMap<>(),
              Map.of(),
              Set.of(),
              List.of(),
              ExpectedOutput.unknown(),
              PriceFacts.none()),
          Map.of(),
          Option.none());
  private static final Handle HANDLE = Handle.of(ProviderName.of("shop"), "r1");

  private final AtomicInteger opened = new AtomicInteger();
  private final LazyShop<ShopHttp> shop = new LazyShop<>(this::open, http -> http);

  private ShopHttp open() {
    opened.incrementAndGet();
    return new ShopHttp(
        HttpOptions.standard()
            .settings("shop", ApiKey.of("key"), List.of(URI.create("http://127.0.0.1:1/"))),
        new SystemTime());
  }

  /** Answers each question in its own way, so that none can be taken for another. */
  private static final class Backend implements VideoBackend {
    @Override
    public SubmitAnswer submit(Submission submission) {
      return new SubmitAnswer.Unknown("submit");
    }

    @Override
    public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
      return Either.left(new ProviderFailure.Denied("status"));
    }

    @Override
    public Either<ProviderFailure, ProviderResult> result(Handle handle) {
      return Either.left(new ProviderFailure.Denied("result"));
    }

    @Override
    public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
      return Either.left(new ProviderFailure.Denied("cancel"));
    }

    @Override
    public Option<Instant> timeThere() {
      return Option.none();
    }

    @Override
    public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
      return Either.left(new ProviderFailure.Denied("find"));
    }
  }

  @Test
  void itIsWiredWithTheFirstCallAndOnlyOnce() {
    VideoBackend video = shop.video(http -> new Backend());
    assertThat(opened).hasValue(0);

    assertThat(video.submit(SUBMISSION)).isEqualTo(new SubmitAnswer.Unknown("submit"));
    assertThat(video.status(HANDLE).getLeft().reason()).isEqualTo("status");
    assertThat(video.result(HANDLE).getLeft().reason()).isEqualTo("result");
    assertThat(video.cancel(HANDLE).getLeft().reason()).isEqualTo("cancel");
    assertThat(video.find(SUBMISSION, Instant.EPOCH).getLeft().reason()).isEqualTo("find");
    assertThat(IntStream.range(0, 100).parallel().mapToObj(i -> shop.parts()).distinct())
        .hasSize(1);

    assertThat(opened).hasValue(1);
    shop.close();
  }

  @Test
  void onceClosedNothingLeavesWhetherItWasWiredBeforeOrNot() {
    shop.close();
    assertThat(opened).hasValue(0);

    assertThatThrownBy(() ->
            shop.parts()
                .keyed()
                .newCall(new Request.Builder().url("http://127.0.0.1:1/").build())
                .execute())
        .isInstanceOf(IOException.class)
        .hasMessage("closed");
  }

  @Test
  void whereItCannotBeWiredNothingWasSentAndEachCallSaysSo() {
    LazyShop<ShopHttp> broken =
        new LazyShop<>(
            () -> {
              throw new AssertionError("No System TLS");
            },
            http -> http);
    VideoBackend video = broken.video(http -> new Backend());
    String reason =
        "HTTP cannot be set up on this machine: java.lang.AssertionError: No System TLS";

    assertThat(video.submit(SUBMISSION)).isEqualTo(new SubmitAnswer.NeverSent(reason));
    assertThat(video.status(HANDLE).getLeft()).isEqualTo(new ProviderFailure.Unreachable(reason));
    assertThatThrownBy(broken::parts).isInstanceOf(IllegalStateException.class).hasMessage(reason);
    broken.close();
  }
}
