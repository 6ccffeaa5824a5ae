package dev.kinoport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.journal.TestJournal;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.ImageStorage;
import dev.kinoport.time.ManualTime;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An engine with tiny ports around it and one generation, {@code g1}. */
final class Rig {
  static final GenerationId ID = new GenerationId("g1");

  final ManualTime time = new ManualTime();
  final TestJournal journal = new TestJournal();
  final TestBackend backend = new TestBackend();
  final List<Notice> notices = new ArrayList<>();
  final Engine engine;

  Rig() {
    this(EngineSettings.standard());
  }

  {
    backend.there = time::now;
  }

  Rig(EngineSettings settings) {
    this.engine = engine(settings, (id, notice) -> notices.add(notice));
    admit(TestOrders.order("g1"));
  }

  Rig(Capabilities capabilities) {
    backend.capabilities = capabilities;
    this.engine = engine(EngineSettings.standard(), (id, notice) -> notices.add(notice));
    admit(TestOrders.order("g1"));
  }

  Rig(Order order) {
    this(order, new ImageStorage.Private());
  }

  Rig(Order order, ImageStorage storage) {
    backend.storage = storage;
    this.engine = engine(EngineSettings.standard(), (id, notice) -> notices.add(notice));
    admit(order);
  }

  /** One more engine on the same journal and provider. */
  Engine engine(EngineSettings settings, GenerationListener listener) {
    return new Engine(journal, List.of(backend.provider()), time, settings, listener);
  }

  void admit(Order order) {
    assertThat(journal.admit(List.of(order)).isRight()).isTrue();
  }

  /** The next step, when its time has come. */
  NextStep step() {
    return step(engine);
  }

  NextStep step(Engine which) {
    NextStep next = which.advance(ID);
    Option<Instant> then =
        switch (next) {
          case NextStep.At at -> Option.some(at.when());
          case NextStep.Parked parked -> parked.lookAt();
          case NextStep.Elsewhere elsewhere -> Option.none();
          case NextStep.Ended ended -> Option.none();
        };
    then.filter(moment -> moment.isAfter(time.now()))
        .forEach(moment -> time.sleep(Duration.between(time.now(), moment)));
    return next;
  }

  /** Steps until it is in such a state. */
  <S extends GenerationState> S until(Class<S> state) {
    for (int i = 0; i < 5_000; i++) {
      if (state.isInstance(state())) {
        return state.cast(state());
      }
      step();
    }
    throw new AssertionError("never came to " + state + ", stays " + state());
  }

  GenerationState state() {
    return journal.read(ID).get().get().state();
  }

  List<GenerationEvent> events() {
    return journal.read(ID).get().get().events();
  }

  void tell(GenerationEvent event) {
    engine.tell(ID, event);
  }

  /** How long the engine wants to wait before it comes back. */
  Duration pauseOf(NextStep next) {
    return Duration.between(time.now(), ((NextStep.At) next).when());
  }

  Instant now() {
    return time.now();
  }
}
