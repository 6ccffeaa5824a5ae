package dev.kinoport.emulator.fal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.json.KeptJson;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrivalTest {
  @ParameterizedTest
  @EnumSource(Addresses.Form.class)
  void everyFormOfAddressIsRemembered(Addresses.Form form) {
    Addresses before = new Addresses("http://127.0.0.1:1", form, "v3b.fal.media");
    Arrival arrival =
        new Arrival(
            KeptJson.of(Json.object().with("prompt", "x")),
            "account",
            Option.some("http://127.0.0.1:2/hook"),
            before,
            true);

    Arrival after =
        Arrival.of(new EventLine(Happening.ACCEPTED, arrival.json()), "http://127.0.0.1:3");

    assertThat(after)
        .isEqualTo(
            new Arrival(
                arrival.body(),
                arrival.account(),
                arrival.webhook(),
                new Addresses("http://127.0.0.1:3", form, "v3b.fal.media"),
                true));
  }
}
