package dev.kinoport.cli.models;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.converter.DollarsConverter;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which models somebody wants to see. */
final class ModelFilter {
  private static final String TEXT = "text";

  @Option(
      names = "--takes",
      paramLabel = "INPUT",
      split = ",",
      description =
          "Those that take all of these at one endpoint: first_frame, last_frame, reference,"
              + " audio, seed, ...; text means from text alone")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--up-to",
      paramLabel = "USD",
      converter = DollarsConverter.class,
      description = "Those whose usual clip costs no more")
  private @Nullable Money most;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Those whose ids hold this word: minimax, kling-video, xai, ...")
  private @Nullable String owner;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      split = ",",
      converter = BackendName.Converter.class,
      description = "Those that one of these shops sells: fal, minimax, replicate")
  private List<BackendName> providers = new ArrayList<>();

  @Option(names = "--retired", description = "Those too that their shops sell no longer")
  private boolean retired;

  /** In the order of the catalogue. */
  List<Offer> on(Catalogue catalogue, Instant now) {
    List<Offer> models = new ArrayList<>((retired ? catalogue : catalogue.sold(now)).offers());
    if (inputs.contains(TEXT)) {
      models.retainAll(catalogue.fromTextAlone());
    }
    String[] named = inputs.stream().filter(name -> !name.equals(TEXT)).toArray(String[]::new);
    models.retainAll(catalogue.taking(named));
    if (owner != null) {
      models.removeIf(model -> !List.of(model.sku().split("/", -1)).contains(owner));
    }
    if (!providers.isEmpty()) {
      models.removeIf(
          model -> BackendName.shop(model.shop()).filter(providers::contains).isEmpty());
    }
    if (most != null) {
      models.removeIf(model -> !isAtMost(model, most, now));
    }
    return models;
  }

  private static boolean isAtMost(Offer model, Money limit, Instant now) {
    return model.quote(PriceFacts.none(), now) instanceof Quote.Known known
        && known.amount().currency().equals(limit.currency())
        && known.amount().compareTo(limit) <= 0;
  }
}
