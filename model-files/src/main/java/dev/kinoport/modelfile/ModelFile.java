package dev.kinoport.modelfile;

import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.FileFault;
import dev.kinoport.modelfile.yaml.Section;
import dev.kinoport.modelfile.yaml.YamlReader;
import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.PriceList;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Map;

/**
 * What somebody adds to a catalogue, as YAML or JSON: {@code models}, each in place of a known one
 * of its sku or alias, and {@code prices} of models, by alias or sku.
 */
public final class ModelFile {
  private final Catalogue known;

  private ModelFile(Catalogue known) {
    this.known = known;
  }

  /**
   * Reads a file's text.
   *
   * @param known what the file adds to
   * @return every fault at once, with its line and field; or the catalogue with what the file says
   */
  public static Validation<Seq<FileFault>, Catalogue> read(String text, Catalogue known) {
    return YamlReader.read(text, root -> root.section(new ModelFile(known)::read));
  }

  /** Models as a file that reads back as the same models. */
  public static String write(List<Offer> models) {
    return YamlTree.section().list("models", models, ModelForm::write).write();
  }

  private Option<Catalogue> read(Section section) {
    Field<List<Offer>> models = section.list("models", ModelForm::read);
    Catalogue withModels = models.isSound() ? with(models.value()) : known;
    Field<Map<String, PriceList>> prices =
        section.or(
            Map.of(),
            "prices",
            value -> value.section(all -> all.all((name, rule) -> price(withModels, name, rule))));
    return section.build(() -> priced(withModels, prices.value()));
  }

  private Catalogue with(List<Offer> models) {
    Catalogue more = known;
    // The last one added comes first.
    for (Offer model : models.reversed()) {
      more = more.with(model);
    }
    return more;
  }

  private static Option<PriceList> price(Catalogue catalogue, String name, YamlValue rule) {
    if (catalogue.understand(name).isDefined()) {
      return PriceForm.read(rule);
    }
    List<String> near = catalogue.suggestions(name);
    return rule.wrong(
        "is the price of no known model"
            + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
  }

  private static Catalogue priced(Catalogue catalogue, Map<String, PriceList> prices) {
    Catalogue more = catalogue;
    for (Map.Entry<String, PriceList> price : prices.entrySet()) {
      more = more.withPrices(price.getKey(), price.getValue()).getOrElse(more);
    }
    return more;
  }
}
