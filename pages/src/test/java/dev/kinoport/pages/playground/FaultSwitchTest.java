package dev.kinoport.pages.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.script.ScriptFile;
import dev.kinoport.json.JsonText;
import dev.kinoport.pages.web.Form;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultSwitchTest {
  private static final List<String> NAMES =
      FaultSwitch.groups().stream()
          .flatMap(group -> group.switches().stream())
          .map(FaultSwitch::name)
          .toList();

  @Test
  void whateverCanGoWrongHasOneSwitch() {
    assertThat(NAMES).containsExactlyInAnyOrderElementsOf(ScriptFile.faults());
  }

  @Test
  void allOfThemTogetherAreAScript() {
    Form all = new Form(Map.of("fault", NAMES, "pace", List.of("watch")));

    assertThat(ScriptFile.read(JsonText.write(Breakage.script(all))).isValid()).isTrue();
  }
}
