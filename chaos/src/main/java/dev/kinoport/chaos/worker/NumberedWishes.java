package dev.kinoport.chaos.worker;

import dev.kinoport.Preference;
import dev.kinoport.Terms;
import dev.kinoport.generation.Budget;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.RequestDraft;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** What is asked for, by number: each once, however often it is asked. */
public final class NumberedWishes {
  public static final Budget PURSE = new Budget("chaos", Money.usd("100000"));

  private static final int SIDE = 320;

  /** In turn: noes of the first provider, and an answer and a request that are lost there. */
  private static final List<String> WAYS =
      List.of(
          ", on a locked account", ", with a bad key", ", in fog", ", in a crowd", ", in a storm");

  private NumberedWishes() {}

  public static String key(int number) {
    return "wish-" + number;
  }

  /**
   * Where there are several providers, four wishes go to one and four to the next: so each sells
   * with pictures and without, and in all weathers.
   *
   * @param providers whom this worker can ask; whoever asks for the same wish elsewhere may choose
   *     another and must get what was ordered first
   */
  public static Terms terms(int number, List<Provider> providers) {
    Provider seller = providers.get(number / 4 % providers.size());
    return Terms.standard()
        .key(key(number))
        .budget(PURSE)
        .preferring(Preference.only(seller.name().value()));
  }

  /** Each provider may be asked, the first before the second. */
  public static Terms chained(int number) {
    return Terms.standard().key(key(number)).budget(PURSE).preferring(Preference.asListed());
  }

  /** Those that the first provider refuses, and those that it takes and says nothing of. */
  public static RequestDraft chainedDraft(int number) {
    return RequestDraft.of("hailuo-02-standard")
        .prompt("wish number " + number + WAYS.get(number % WAYS.size()))
        .resolution("512P")
        .firstFrame(
            number % WAYS.size() == 0
                ? ImageSource.bytes(picture(number))
                : ImageSource.url("https://images.example.com/" + number + ".png"));
  }

  /** Every fourth brings a picture of its own, which is uploaded first. */
  public static RequestDraft draft(int number) {
    return RequestDraft.of("hailuo-02-standard")
        .prompt("wish number " + number + counts(number))
        .resolution("512P")
        .firstFrame(
            number % 4 == 0
                ? ImageSource.bytes(picture(number))
                : ImageSource.url("https://images.example.com/" + number + ".png"));
  }

  /** What the provider's script goes by. */
  private static String counts(int number) {
    return switch (number % 10) {
      case 3 -> ", in fog";
      case 7 -> ", in a storm";
      case 9 -> ", in snow";
      default -> "";
    };
  }

  /** How a provider of a chain goes about it: the first refuses what the second takes. */
  public static String script(ProviderName provider) {
    return provider.equals(ServedProvider.FIRST)
        ? """
        {
          "default": {"queued_s": 0.2, "running_s": 0.6},
          "rules": [
            {"prompt_has": "locked", "life": {"faults": [
              {"fault": "refused", "error": "user_locked"}]}},
            {"prompt_has": "bad key", "life": {"faults": [
              {"fault": "refused", "error": "invalid_key"}]}},
            {"prompt_has": "crowd", "life": {"faults": [
              {"fault": "throttled", "times": 1000, "retry_after_s": 0.2}]}},
            {"prompt_has": "fog", "life": {"faults": [{"fault": "accepted_but_answer_lost"}]}},
            {"prompt_has": "storm", "life": {"faults": [{"fault": "lost_before_acceptance"}]}}
          ]
        }
        """
        : """
        {
          "default": {"queued_s": 0.2, "running_s": 0.6},
          "rules": [
            {"prompt_has": "bad key", "life": {"faults": [{"fault": "accepted_but_answer_lost"}]}},
            {"prompt_has": "crowd", "life": {"faults": [{"fault": "clip_interrupted"}]}}
          ]
        }
        """;
  }

  /** How the provider goes about it: lost answers, lost requests, clips that break off. */
  public static String script() {
    return """
    {
      "default": {"queued_s": 0.2, "running_s": 0.6},
      "rules": [
        {"prompt_has": "fog", "life": {"faults": [{"fault": "accepted_but_answer_lost"}]}},
        {"prompt_has": "storm", "life": {"faults": [{"fault": "lost_before_acceptance"}]}},
        {"prompt_has": "snow", "life": {"faults": [{"fault": "clip_interrupted"}]}}
      ]
    }
    """;
  }

  private static byte[] picture(int number) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, number);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
