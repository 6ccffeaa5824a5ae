package dev.kinoport.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRoomTest {
  @TempDir Path folder;

  @Test
  void tooLittleIsToldWithWhatHelps() {
    Ailment ailment = new DiskRoom(folder, Option.some(196_608L)).shortage().get();

    assertThat(ailment.kind()).isEqualTo("disk_full");
    assertThat(ailment.place()).isEqualTo(folder.toString());
    assertThat(ailment.found()).contains("196,608 bytes");
    assertThat(ailment.remedy()).contains("make room").contains("kinoport resume");
  }

  @Test
  void enoughOrUnknownIsNoIllness() {
    assertThat(new DiskRoom(folder, Option.some(1L << 30)).shortage()).isEmpty();
    assertThat(DiskRoom.of(folder).bytes()).isNotEmpty();
    assertThat(DiskRoom.of(folder.resolve("none")).shortage()).isEmpty();
  }
}
