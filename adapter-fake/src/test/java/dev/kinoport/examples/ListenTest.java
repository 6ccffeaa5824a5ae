package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Notice;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How do I show progress? */
class ListenTest {
  @Test
  void listen() {
    VirtualTime time = VirtualTime.create();
    FakeProvider fake = FakeProvider.on(time).build();

    // @start region="listen"
    List<String> screen = new ArrayList<>();
    GenerationListener progress =
        (id, notice) ->
            screen.add(
                switch (notice) {
                  case Notice.Admitted admitted -> "written down";
                  case Notice.Moved moved -> moved.state().getClass().getSimpleName();
                  case Notice.QueueMoved queue -> queue.ahead() + " ahead";
                  case Notice.Logged logged -> logged.line().message();
                  case Notice.Trouble trouble -> "trouble: " + trouble.reason();
                  case Notice.Stuck stuck -> "waits for you: " + stuck.trouble().reason();
                  case Notice.Forgotten lost -> "look at once: " + lost.reason();
                  case Notice.Elsewhere elsewhere -> "is not worked on here";
                });

    Kinoport kinoport =
        Kinoport.builder().provider(fake.provider()).time(time).listener(progress).build();
    // @end

    assertThat(kinoport.generate(Kite.DRAFT, Terms.standard()).isRight()).isTrue();
    assertThat(screen)
        .startsWith("written down", "Submitting", "Queued", "3 ahead", "2 ahead", "1 ahead")
        .contains("half of the frames are done")
        .endsWith("Succeeded");
  }
}
