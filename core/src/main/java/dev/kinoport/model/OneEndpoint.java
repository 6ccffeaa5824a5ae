package dev.kinoport.model;

import java.util.List;
import java.util.stream.Stream;

/** Narrows a model down to one of its endpoints. */
final class OneEndpoint {
  private final Model model;
  private final Route route;

  private OneEndpoint(Model model, Route route) {
    this.model = model;
    this.route = route;
  }

  static Model of(Model model, Route route) {
    return new OneEndpoint(model, route).model();
  }

  private Model model() {
    List<Input> inputs = model.inputs(route).stream().map(this::here).toList();
    return new Model(
        route.endpoint(),
        model.alias(),
        model.title(),
        List.of(Route.only(route.endpoint())),
        inputs,
        model.rules().stream().filter(this::concerns).toList(),
        model.price(route.endpoint()),
        model.output(),
        model.provenance());
  }

  /** A rule that asks for what this endpoint does not know can never be broken here, or ever. */
  private boolean concerns(CrossRule rule) {
    return Stream.concat(rule.when().stream(), rule.require().stream())
        .noneMatch(clause -> route.absent().contains(clause.input()));
  }

  private Input here(Input input) {
    String field = route.field(input);
    boolean required = input.required() || route.given().contains(input.name());
    return switch (input) {
      case MediaInput it -> new MediaInput(it.name(), field, required, it.most(), it.limits());
      case FileInput it -> new FileInput(it.name(), field, required, it.kind(), it.most());
      case TextInput it ->
          new TextInput(
              it.name(),
              field,
              required,
              it.maxLength(),
              it.unit(),
              it.blankAllowed(),
              it.fallback());
      case TextsInput it -> new TextsInput(it.name(), field, required, it.most(), it.maxLength());
      case DurationInput it ->
          new DurationInput(
              it.name(), field, required, it.allowed(), it.autoAllowed(), it.fallback(), it.form());
      case FramesInput it ->
          new FramesInput(it.name(), field, required, it.min(), it.max(), it.fallback(), it.form());
      case ChoiceInput it ->
          new ChoiceInput(it.name(), field, required, it.options(), it.fallback(), it.form());
      case SwitchInput it -> new SwitchInput(it.name(), field, required, it.fallback());
      case IntegerInput it ->
          new IntegerInput(
              it.name(), field, required, it.min(), it.max(), it.step(), it.fallback());
      case DecimalInput it ->
          new DecimalInput(
              it.name(), field, required, it.min(), it.max(), it.step(), it.fallback());
      case SizeInput it ->
          new SizeInput(
              it.name(),
              field,
              required,
              it.named(),
              it.words(),
              it.minSide(),
              it.maxSide(),
              it.fallback());
      case GroupInput it -> new GroupInput(it.name(), field, required, it.most(), it.members());
      case FixedInput it -> it;
    };
  }
}
