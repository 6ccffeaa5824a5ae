package dev.kinoport.request;

import dev.kinoport.input.GroupInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.Violation;
import dev.kinoport.input.Violations;
import dev.kinoport.input.WireValue;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the members of a group, which a caller names one by one: {@code shots.0.prompt}. */
final class GroupDraft {
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,3}");

  private GroupDraft() {}

  /**
   * One member that somebody gave.
   *
   * @param name all of it, as they wrote it
   * @param rest without the group, and without the index once that was read
   * @param asked what they gave
   */
  record Member(String name, String rest, Asked asked) {
    private Member inside(int length) {
      return new Member(name, rest.substring(Math.min(rest.length(), length + 1)), asked);
    }
  }

  /** The word before the first dot. */
  static String head(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /**
   * The groups, or every fault.
   *
   * @param path how the caller calls the group
   */
  static Validation<Seq<Violation>, WireValue> read(
      GroupInput input, String path, Seq<Member> members) {
    if (!input.isList()) {
      return one(input, path, members);
    }
    SortedMap<Integer, Seq<Member>> items = new TreeMap<>();
    Violations faults = new Violations();
    for (Member member : members) {
      String index = head(member.rest());
      if (INDEX.matcher(index).matches()) {
        items.merge(
            Integer.parseInt(index), Vector.of(member.inside(index.length())), Seq::appendAll);
      } else {
        faults.add(() -> noNumber(input, member));
      }
    }
    return faults.isEmpty() ? several(input, path, items) : Validation.invalid(faults.all());
  }

  private static Violation noNumber(GroupInput input, Member member) {
    String example = "%s.0.%s".formatted(input.name(), input.members().getFirst().name());
    return new Violation(member.name(), "", "needs a number from 0 on, as in " + example);
  }

  private static Validation<Seq<Violation>, WireValue> several(
      GroupInput input, String path, SortedMap<Integer, Seq<Member>> items) {
    if (items.lastKey() != items.size() - 1 || items.size() > input.most()) {
      String message = "must be numbered from 0 on without a gap, up to " + (input.most() - 1);
      return Validation.invalid(List.of(new Violation(path, items.keySet().toString(), message)));
    }
    return Validation.sequence(
            List.ofAll(items.entrySet())
                .map(item -> one(input, path + "." + item.getKey(), item.getValue())))
        .map(groups -> new WireValue.Many(groups.asJava()));
  }

  private static Validation<Seq<Violation>, WireValue> one(
      GroupInput input, String path, Seq<Member> members) {
    Map<Input, Validation<Seq<Violation>, WireValue>> given = new LinkedHashMap<>();
    Map<GroupInput, Seq<Member>> nested = new LinkedHashMap<>();
    Violations faults = new Violations();
    for (Member member : members) {
      String head = head(member.rest());
      Option<Input> found = input.member(head);
      if (found.isEmpty()) {
        faults.add(() -> input.unknown(member.name()));
      }
      for (Input it : found) {
        if (it instanceof GroupInput group && !head.equals(member.rest())) {
          nested.merge(group, Vector.of(member.inside(head.length())), Seq::appendAll);
        } else if (head.equals(member.rest()) && !given.containsKey(it)) {
          given.put(it, member.asked().read(it, member.name()));
        } else {
          faults.add(() -> new Violation(member.name(), "", "is given twice: give it once"));
        }
      }
    }
    nested.forEach(
        (group, inside) -> given.put(group, read(group, path + "." + group.name(), inside)));
    return Violation.all(faults.all(), input.complete(given, member -> path + "." + member.name()));
  }
}
