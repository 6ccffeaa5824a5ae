package dev.kinoport.cli.text;

import dev.kinoport.json.Json;
import dev.kinoport.view.GenerationView;
import dev.kinoport.view.MoneyView;
import dev.kinoport.view.TriedView;
import io.vavr.control.Option;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A generation's view as any JSON library would write it. */
public final class ViewJson {
  private ViewJson() {}

  public static Json.Members of(GenerationView view) {
    return Json.object()
        .with("version", view.version())
        .with("id", view.id())
        .with("status", view.status())
        .with("ended", view.ended())
        .with("stuck", view.stuck())
        .with("model", view.model())
        .with("provider", view.provider())
        .with("requestId", text(view.requestId()))
        .with("label", text(view.label()))
        .with("key", text(view.key()))
        .with("queueAhead", number(view.queueAhead()))
        .with("progress", text(view.progress()))
        .with("orderedAt", view.orderedAt())
        .with("acceptedAt", text(view.acceptedAt()))
        .with("startedAt", text(view.startedAt()))
        .with("endedAt", text(view.endedAt()))
        .with("since", view.since())
        .with("quote", money(view.quote()))
        .with("actual", money(view.actual()))
        .with("costBasis", text(view.costBasis()))
        .with("reason", text(view.reason()))
        .with("clipLocation", text(view.clipLocation()))
        .with("clipBytes", number(view.clipBytes()))
        .with("clipSha256", text(view.clipSha256()))
        .with("tried", new Json.Items(view.tried().stream().map(ViewJson::tried).toList()));
  }

  private static Json tried(TriedView no) {
    return Json.object()
        .with("provider", no.provider())
        .with("model", no.model())
        .with("reason", no.reason())
        .with("at", no.at());
  }

  private static Option<String> text(@Nullable String text) {
    return Option.<String>of(text);
  }

  private static Json number(@Nullable Number number) {
    return number == null
        ? Json.Nothing.NULL
        : new Json.Num(BigDecimal.valueOf(number.longValue()));
  }

  private static Json money(@Nullable MoneyView money) {
    return money == null
        ? Json.Nothing.NULL
        : Json.object().with("amount", money.amount()).with("currency", money.currency());
  }
}
