package dev.kinoport.modelfile.openapi;

import dev.kinoport.input.Input;
import dev.kinoport.modelfile.ModelFile;
import dev.kinoport.modelfile.yaml.FileFault;
import dev.kinoport.modelfile.yaml.YamlReader;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.offer.Provenance;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A model as far as an endpoint's OpenAPI document tells. It has no price: no document names one.
 *
 * @param model ready to be checked by a person and put into a file
 * @param open what the document leaves open, in words for people
 * @param unsaid fields that are left out, and values that were taken although the document does not
 *     say them: {@code style}, {@code prompt.max_length}
 */
public record ModelDraft(Offer model, List<String> open, Set<String> unsaid) {
  /** What YAML takes in no comment, or would take for its end. */
  private static final Pattern NO_COMMENT =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\uFEFF\\uFFFE\\uFFFF]");

  public ModelDraft {
    open = List.copyOf(open);
    unsaid = Set.copyOf(unsaid);
  }

  /**
   * Drafts a model.
   *
   * @param document one endpoint's OpenAPI 3 document, JSON or YAML
   * @param shop who sells what it describes, such as {@code acme}: no document says it in words
   *     that hold for every shop
   * @param today when it was read
   * @return what is wrong with the document; or the draft
   */
  public static Validation<Seq<FileFault>, ModelDraft> of(
      String document, String shop, LocalDate today) {
    return YamlReader.read(
        document,
        root -> OpenApiDocument.of(root).flatMap(found -> draft(root, found, shop, today)));
  }

  /** A document that contradicts itself makes no model. */
  private static Option<ModelDraft> draft(
      YamlValue root, OpenApiDocument document, String shop, LocalDate today) {
    try {
      return Option.some(draft(document, shop, today));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return root.wrong(String.valueOf(e.getMessage()));
    }
  }

  /** As a file of models, with what is open as comments above. */
  public String write() {
    String head =
        "A draft from %s's OpenAPI document. It has no price, and the document leaves open:"
            .formatted(model.sku());
    String lines = open.stream().map(line -> comment("  " + line)).collect(Collectors.joining());
    return comment(head) + lines + ModelFile.write(List.of(model));
  }

  private static String comment(String text) {
    return "# %s\n".formatted(NO_COMMENT.matcher(text).replaceAll("?"));
  }

  private static ModelDraft draft(OpenApiDocument document, String shop, LocalDate today) {
    OpenPoints open = new OpenPoints();
    Set<String> required = document.input().required();
    List<Input> inputs = new ArrayList<>();
    document
        .input()
        .properties()
        .forEach(property ->
            new InputDraft(
                    property.getKey(),
                    property.getValue(),
                    required.contains(property.getKey()),
                    open)
                .input()
                .forEach(inputs::add));
    open.note("rules over several inputs");
    open.note("the price; size, frame rate and sound of the clip; how long it usually takes");
    String sku = document.endpoint();
    return new ModelDraft(
        new Offer(
            shop,
            sku,
            alias(sku),
            document.title().getOrElse(sku),
            List.of(Route.only(sku)),
            inputs,
            List.of(),
            unpriced(today),
            OutputFacts.unknown(),
            new Provenance("the provider's OpenAPI document of the endpoint", today, false)),
        open.lines(),
        open.unsaid());
  }

  private static PriceRule unpriced(LocalDate today) {
    return PriceRule.usd(
        today,
        Confidence.ROUGH,
        "nobody",
        Part.of(new Quantity.Unforeseeable("nobody has said what this model costs")));
  }

  private static String alias(String endpoint) {
    return endpoint.replaceFirst("^fal-ai/", "").replaceAll("[^A-Za-z0-9.]+", "-");
  }
}
