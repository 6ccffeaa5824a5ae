package dev.kinoport.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.kinoport.json.JsonText;
import dev.kinoport.view.GenerationView;
import dev.kinoport.view.MoneyView;
import dev.kinoport.view.TriedView;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@code --json} writes of a generation is what a JSON library writes of its view. */
class ViewJsonTest {
  private static final GenerationView VIEW =
      new GenerationView(
          GenerationView.VERSION,
          "g1",
          "succeeded",
          true,
          false,
          "fal-ai/model",
          "fal",
          "r1",
          "label \"1\"",
          null,
          3,
          "50 %",
          "2026-11-30T00:00:00Z",
          "2026-11-30T00:00:01Z",
          null,
          "2026-11-30T00:02:00Z",
          "2026-11-30T00:02:00Z",
          new MoneyView("0.28", "USD"),
          null,
          "billed",
          null,
          "file:/clips/g1.mp4",
          1_234_567_890_123L,
          "00ff",
          List.of(new TriedView("own", "m", "busy", "2026-11-30T00:00:00Z")));

  private final Moshi moshi = new Moshi.Builder().build();

  @Test
  void everyMemberIsThereUnderItsNameAndWithItsValue() throws IOException {
    String ours = JsonText.write(ViewJson.of(VIEW));

    assertThat(members(ours)).isEqualTo(members(byMoshi()));
    assertThat(members(ours).keySet())
        .containsExactlyElementsOf(
            Arrays.stream(GenerationView.class.getRecordComponents())
                .map(component -> component.getName())
                .toList());
  }

  private String byMoshi() {
    return moshi.adapter(GenerationView.class).serializeNulls().toJson(VIEW);
  }

  @SuppressWarnings("unchecked") // a JSON object
  private Map<String, Object> members(String text) throws IOException {
    JsonAdapter<Object> any = moshi.adapter(Object.class);
    return (Map<String, Object>) Objects.requireNonNull(any.fromJson(text));
  }
}
