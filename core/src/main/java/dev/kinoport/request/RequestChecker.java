package dev.kinoport.request;

import dev.kinoport.input.GroupInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.Violation;
import dev.kinoport.input.Violations;
import dev.kinoport.input.WireValue;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a draft into a request, or into the list of everything that is wrong with it. */
public final class RequestChecker {
  private final Offer model;
  private final RequestDraft draft;
  private final InputNames names;
  private final Violations violations = new Violations();
  private Seq<Given> given = List.empty();
  private Option<Route> route = Option.none();
  private final Map<String, Seq<GroupDraft.Member>> groups = new LinkedHashMap<>();

  private RequestChecker(Offer model, RequestDraft draft) {
    this.model = model;
    this.draft = draft;
    this.names = new InputNames(model);
  }

  /**
   * Checks a draft against one offer. Local images are read, remote ones are not fetched.
   *
   * @return every fault at once, at least one; or the request, and how this offer writes it
   */
  public static Validation<Seq<Violation>, Checked> check(Offer offer, RequestDraft draft) {
    return new RequestChecker(offer, draft).check();
  }

  /**
   * Checks a draft against the offer that it names.
   *
   * @return every fault at once, at least one; or the request, and how that offer writes it
   */
  public static Validation<Seq<Violation>, Checked> check(Catalogue catalogue, RequestDraft draft) {
    return catalogue
        .find(draft.model())
        .fold(
            () -> Validation.invalid(List.of(UnknownModel.in(catalogue, draft.model()))),
            offer -> check(offer, draft));
  }

  private Validation<Seq<Violation>, Checked> check() {
    Map<String, Asked> texts = new LinkedHashMap<>();
    draft.settings().forEach((name, text) -> texts.put(name, new Asked.Typed(text)));
    Map<String, Asked> pictures = new LinkedHashMap<>();
    draft.images().forEach((name, all) -> pictures.put(name, new Asked.Pictures(List.ofAll(all))));
    route = model.route(names(texts.keySet(), pictures.keySet()));
    texts.forEach(this::add);
    pictures.forEach(this::add);
    groups.forEach(this::addGroup);
    return RequestAssembly.of(model, given).build(violations);
  }

  private Set<String> names(Set<String> typed, Set<String> pictured) {
    return Stream.concat(typed.stream(), pictured.stream())
        .flatMap(name -> names.find(name).orElse(() -> group(name)).map(Input::name).toJavaStream())
        .collect(Collectors.toSet());
  }

  private Option<Input> group(String name) {
    return names.find(GroupDraft.head(name)).filter(input -> input instanceof GroupInput);
  }

  private void add(String name, Asked asked) {
    Option<Input> input = names.find(name).map(this::here);
    input.forEach(known -> add(known, name, asked));
    if (input.isEmpty() && group(name).isEmpty()) {
      violations.add(() -> names.unknown(name));
    }
    if (input.isEmpty()) {
      group(name).forEach(group -> addMember(group, name, asked));
    }
  }

  private Input here(Input input) {
    return route.map(way -> way.here(input)).getOrElse(input);
  }

  private void addMember(Input group, String name, Asked asked) {
    String head = GroupDraft.head(name);
    String rest = name.substring(head.length() + 1);
    groups.merge(group.name(), Vector.of(new GroupDraft.Member(name, rest, asked)), Seq::appendAll);
  }

  private void addGroup(String name, Seq<GroupDraft.Member> members) {
    model
        .input(name)
        .map(this::here)
        .filter(GroupInput.class::isInstance)
        .map(GroupInput.class::cast)
        .forEach(group -> {
          String path = GroupDraft.head(members.head().name());
          add(group, path, GroupDraft.read(group, path, members));
        });
  }

  private void add(Input input, String name, Asked asked) {
    add(input, name, asked.read(input, name));
  }

  private void add(Input input, String name, Validation<Seq<Violation>, WireValue> value) {
    Option<Given> before = given.find(other -> other.input().equals(input));
    if (before.isEmpty()) {
      given = given.append(new Given(input, name, value));
    }
    for (Given other : before) {
      String what = other.as().equals(name) ? "given twice" : "the same input as " + other.as();
      String message = "is " + what + ": give it once";
      violations.add(new Violation(name, "", message));
    }
  }
}
