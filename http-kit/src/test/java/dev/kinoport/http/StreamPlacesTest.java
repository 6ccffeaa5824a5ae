package dev.kinoport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** Streams are limited, and thousands of them do not stand in the way of other calls. */
class StreamPlacesTest {
  private final OkHttpClient client = new OkHttpClient();

  @Test
  void whoComesWhenAllAreTakenFindsNoneUntilSomebodyLeaves() {
    StreamPlaces places = new StreamPlaces(client, () -> 2);
    StreamPlaces.Place first = places.take().get();
    StreamPlaces.Place second = places.take().get();
    assertThat(places.take()).isEmpty();

    fail(first);
    assertThat(places.taken()).isEqualTo(1);
    assertThat(places.take()).isNotEmpty();
    assertThat(places.take()).isEmpty();
    fail(second);

    assertThat(places.take()).isNotEmpty();
  }

  @Test
  void theFirstShareThePoolOfAllCallsAndNoPoolHoldsMoreThanSomeDozens() {
    StreamPlaces places = new StreamPlaces(client, () -> 1_000);
    List<ConnectionPool> pools = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      pools.add(places.take().get().client().connectionPool());
    }

    assertThat(pools.getFirst()).isSameAs(client.connectionPool());
    assertThat(pools.stream().distinct())
        .hasSize(16)
        .allSatisfy(pool -> assertThat(pools.stream().filter(pool::equals)).hasSizeLessThan(65));
  }

  @Test
  void aPlaceThatWasLeftIsTakenBeforeThereIsAnotherPool() {
    StreamPlaces places = new StreamPlaces(client, () -> 1_000);
    StreamPlaces.Place first = places.take().get();
    for (int i = 1; i < 64; i++) {
      places.take();
    }
    fail(first);

    assertThat(places.take().get().client().connectionPool()).isSameAs(client.connectionPool());
    assertThat(places.take().get().client().connectionPool()).isNotSameAs(client.connectionPool());
  }

  @Test
  void aPlaceIsGivenBackEvenIfWhoListenedFails() {
    StreamPlaces places = new StreamPlaces(client, () -> 1);
    Callback fails =
        new Callback() {
          @Override
          public void onFailure(Call call, IOException failure) {
            throw new IllegalStateException("no");
          }

          @Override
          public void onResponse(Call call, Response response) {}
        };
    StreamPlaces.Place place = places.take().get();

    assertThat(
            catchThrowable(
                () -> place.leavingAfter(fails).onFailure(call(), new IOException("cut"))))
        .hasMessage("no");

    assertThat(places.taken()).isZero();
  }

  @Test
  void thisProcessMayHaveSome() {
    assertThat(new StreamPlaces(client).take()).isNotEmpty();
  }

  private void fail(StreamPlaces.Place place) {
    place
        .leavingAfter(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException failure) {}

              @Override
              public void onResponse(Call call, Response response) {}
            })
        .onFailure(call(), new IOException("cut off"));
  }

  private Call call() {
    return client.newCall(new Request.Builder().url("http://127.0.0.1:1/").build());
  }
}
