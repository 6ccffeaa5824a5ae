package dev.kinoport.modelfile;

import dev.kinoport.input.Input;
import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.Section;
import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.offer.Provenance;
import dev.kinoport.offer.Retention;
import dev.kinoport.offer.Retirement;
import dev.kinoport.offer.Route;
import dev.kinoport.price.PriceList;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** A whole model. */
final class ModelForm {
  private ModelForm() {}

  static Option<Offer> read(YamlValue value) {
    return value.section(ModelForm::read);
  }

  static YamlTree write(Offer model) {
    YamlTree tree =
        YamlTree.section()
            .text("shop", model.shop())
            .text("sku", model.sku())
            .text("alias", model.alias())
            .text("title", model.title())
            .list("routes", model.routes(), RouteForm::write)
            .tree("inputs", InputTree.all(model.inputs()))
            .listIf("rules", model.rules(), RuleForm::write);
    return PriceForm.write(tree, model.price())
        .treeIf("retention", model.retention().fold(YamlTree::section, ModelForm::write))
        .treeIf("retirement", model.retirement().fold(YamlTree::section, ModelForm::write))
        .treeIf("output", OutputForm.write(model.output()))
        .tree("provenance", write(model.provenance()));
  }

  private static Option<Offer> read(Section section) {
    Field<String> shop = section.required("shop", YamlValue::text);
    Field<String> sku = section.required("sku", YamlValue::text);
    Field<String> alias = section.required("alias", YamlValue::text);
    Field<Option<String>> title = section.optional("title", YamlValue::text);
    Field<List<Route>> routes = section.list("routes", RouteForm::read);
    Field<List<Input>> inputs = section.required("inputs", InputForm::readAll);
    Field<List<CrossRule>> rules = section.list("rules", RuleForm::read);
    Field<PriceList> price = section.required("price", PriceForm::read);
    Field<Option<Retention>> retention = section.optional("retention", ModelForm::retention);
    Field<Option<Retirement>> retirement = section.optional("retirement", ModelForm::retirement);
    Field<OutputFacts> output = section.or(OutputFacts.unknown(), "output", OutputForm::read);
    Field<Provenance> provenance = section.required("provenance", ModelForm::provenance);
    return section.build(() ->
        new Offer(
            shop.value(),
            sku.value(),
            alias.value(),
            title.value().getOrElse(alias.value()),
            routes.value().isEmpty() ? List.of(Route.only(sku.value())) : routes.value(),
            inputs.value(),
            rules.value(),
            price.value(),
            retention.value(),
            retirement.value(),
            output.value(),
            provenance.value()));
  }

  private static Option<Provenance> provenance(YamlValue value) {
    return value.section(section -> {
      Field<String> source = section.required("source", YamlValue::text);
      Field<LocalDate> checked = section.required("checked", Dates::read);
      Field<Boolean> live = section.or(false, "verified_live", YamlValue::flag);
      Field<Option<String>> unverified = section.optional("unverified", YamlValue::text);
      Field<List<String>> notes = section.list("notes", YamlValue::text);
      return section.build(() ->
          new Provenance(
              source.value(), checked.value(), live.value(), unverified.value(), notes.value()));
    });
  }

  private static Option<Retention> retention(YamlValue value) {
    return value.section(section -> {
      Field<Option<Duration>> result = section.optional("result", ModelForm::span);
      Field<Option<Duration>> address = section.optional("address", ModelForm::span);
      return section.build(() -> new Retention(result.value(), address.value()));
    });
  }

  private static YamlTree write(Retention retention) {
    return YamlTree.section()
        .optional("result", retention.result())
        .optional("address", retention.address());
  }

  private static Option<Retirement> retirement(YamlValue value) {
    return value.section(section -> {
      Field<LocalDate> on = section.required("on", Dates::read);
      Field<String> source = section.required("source", YamlValue::text);
      Field<LocalDate> checked = section.required("checked", Dates::read);
      return section.build(() -> new Retirement(on.value(), source.value(), checked.value()));
    });
  }

  private static YamlTree write(Retirement retirement) {
    return YamlTree.section()
        .text("on", retirement.on().toString())
        .text("source", retirement.source())
        .text("checked", retirement.checked().toString());
  }

  private static Option<Duration> span(YamlValue value) {
    return value
        .parsed("a span of time, such as PT24H or P7D", Duration::parse)
        .flatMap(span ->
            span.isPositive() ? Option.some(span) : value.wrong("must be above zero, was " + span));
  }

  private static YamlTree write(Provenance provenance) {
    return YamlTree.section()
        .text("source", provenance.source())
        .text("checked", provenance.checked().toString())
        .flagIf("verified_live", provenance.verifiedLive())
        .optional("unverified", provenance.unverified())
        .listIf("notes", provenance.notes(), it -> it);
  }
}
