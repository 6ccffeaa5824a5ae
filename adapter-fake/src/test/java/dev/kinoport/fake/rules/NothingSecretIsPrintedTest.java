package dev.kinoport.fake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever is met on the way of a generation may be logged: no text of it holds a prompt or a
 * signature, and none is long. Objects are found by their record components, however deep.
 */
class NothingSecretIsPrintedTest {
  private static final int LONGEST = 1_000;
  private static final int FEWEST_TYPES = 40;
  private static final String PROMPT = "SECRET-PROMPT of a storm";
  private static final String SIGNED = "https://images.example/kite.jpg?signature=SECRET-SIGNATURE";

  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake =
      FakeProvider.on(time)
          .script(
              Script.always(Life.realistic())
                  .whenPromptHas(
                      "storm", Life.realistic().with(new Fault.AcceptedButAnswerLost(1))))
          .build();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<Object> met = new ArrayList<>();
  private final Kinoport kinoport =
      Kinoport.builder()
          .provider(fake.provider())
          .journal(journal)
          .time(time)
          .listener((id, notice) -> met.add(notice))
          .build();

  @Test
  void noTextHoldsAPromptOrASignature() throws ReflectiveOperationException {
    RequestDraft draft =
        RequestDraft.of("hailuo-2.3-standard").prompt(PROMPT).firstFrame(ImageSource.url(SIGNED));
    Either<Failure, Plan> plan = kinoport.plan(draft);
    GenerationId id = kinoport.startOrThrow(draft, Terms.standard());
    kinoport.find(id).forEach(met::add);
    met.addAll(
        List.of(
            draft,
            plan.get(),
            kinoport.awaitOrThrow(id),
            journal.read(id).get().get(),
            kinoport.view(id).orElseThrow(),
            kinoport.generate(draft.set("no-such-input", PROMPT), Terms.standard()).getLeft()));
    kinoport
        .start(draft, Terms.standard())
        .forEach(next -> {
          kinoport.adoptClip(next, URI.create(SIGNED)).forEach(met::add);
          met.addAll(journal.read(next).get().toJavaList());
        });

    Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Object object : met) {
      walk(object, found);
    }

    assertThat(found.stream().map(Object::getClass).distinct()).hasSizeGreaterThan(FEWEST_TYPES);
    assertThat(found)
        .allSatisfy(object ->
            assertThat(object.toString())
                .as("%s", object.getClass())
                .doesNotContain("SECRET")
                .hasSizeLessThan(LONGEST));
  }

  /** Adds every object of ours. */
  private static void walk(Object object, Set<Object> found) throws ReflectiveOperationException {
    switch (object) {
      case Option<?> option -> {
        for (Object value : option) {
          walk(value, found);
        }
      }
      case Map<?, ?> map -> {
        for (Object value : map.values()) {
          walk(value, found);
        }
      }
      case Iterable<?> many -> {
        for (Object value : many) {
          walk(value, found);
        }
      }
      case Record ours when isOurs(ours) && found.add(ours) -> {
        for (RecordComponent component : ours.getClass().getRecordComponents()) {
          Object value = component.getAccessor().invoke(ours);
          if (value != null) {
            walk(value, found);
          }
        }
      }
      default -> {
        if (isOurs(object) && !(object instanceof Record)) {
          found.add(object);
        }
      }
    }
  }

  /** What is sold is no secret, and long. */
  private static boolean isOurs(Object object) {
    String type = object.getClass().getName();
    return type.startsWith("dev.kinoport.") && !type.startsWith("dev.kinoport.offer.");
  }
}
