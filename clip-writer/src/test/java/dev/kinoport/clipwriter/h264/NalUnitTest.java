package dev.kinoport.clipwriter.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NalUnitTest {
  @ParameterizedTest
  @CsvSource({
    "000001, 6500000301",
    "000000, 6500000300",
    "000002, 6500000302",
    "000003, 6500000303",
    "000004, 65000004",
    "00000000000001, 6500000300000300000301",
    "0000FF000001, 650000FF00000301",
    "0001, 650001",
    "80, 6580"
  })
  void noStartCodeCanAppearInside(String payload, String unit) {
    BitWriter out = new BitWriter(8);
    for (byte value : HexFormat.of().parseHex(payload)) {
      out.bits(value, 8);
    }

    assertThat(NalUnit.IDR_SLICE.wrap(out)).isEqualTo(HexFormat.of().parseHex(unit));
  }

  @ParameterizedTest
  @CsvSource({
    "DISPOSABLE_SLICE, 01",
    "REFERENCE_SLICE, 41",
    "IDR_SLICE, 65",
    "SEQUENCE_PARAMETERS, 67",
    "PICTURE_PARAMETERS, 68"
  })
  void theHeaderTellsKindAndUse(NalUnit unit, String header) {
    assertThat(unit.wrap(new BitWriter(0))).isEqualTo(HexFormat.of().parseHex(header));
  }
}
