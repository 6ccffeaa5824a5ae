package dev.kinoport.clipwriter.h264;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitWriterTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 010",
    "2, 011",
    "3, 00100",
    "6, 00111",
    "7, 0001000",
    "8, 0001001",
    "65534, 0000000000000001111111111111111"
  })
  void unsignedNumbersAreCodedAsInTable92(int value, String code) {
    assertThat(bits(out -> out.unsigned(value))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 010", "-1, 011", "2, 00100", "-2, 00101", "3, 00110", "-3, 00111"})
  void signedNumbersAreCodedAsInTable93(int value, String code) {
    assertThat(bits(out -> out.signed(value))).isEqualTo(code);
  }

  @Test
  void bitsComeOutInTheOrderTheyWentIn() {
    SplittableRandom dice = new SplittableRandom(1);
    StringBuilder expected = new StringBuilder();
    String written =
        bits(out -> {
          for (int i = 0; i < 5000; i++) {
            int length = dice.nextInt(1, 33);
            int value = dice.nextInt();
            out.bits(value, length);
            String all = BigInteger.valueOf((value & 0xFFFFFFFFL) | 1L << 32).toString(2);
            expected.append(all.substring(33 - length));
          }
        });

    assertThat(written).isEqualTo(expected.toString());
  }

  @Test
  void rewindingForgetsWhatCameAfter() {
    for (int kept = 0; kept < 100; kept++) {
      for (int forgotten = 0; forgotten < 100; forgotten += 7) {
        int before = kept;
        int after = forgotten;
        assertThat(
                bits(out -> {
                  writeAlternating(out, before);
                  long position = out.position();
                  out.bits(0, after % 32);
                  out.bits(-1, after / 4);
                  out.bits(0, after / 5);
                  out.rewind(position);
                  writeAlternating(out, 3);
                }))
            .isEqualTo(
                bits(out -> {
                  writeAlternating(out, before);
                  writeAlternating(out, 3);
                }));
      }
    }
  }

  @Test
  void halfABytesIsNotGivenOut() {
    BitWriter out = new BitWriter(1);
    out.bits(5, 3);

    assertThatIllegalStateException().isThrownBy(out::toByteArray);
  }

  private static void writeAlternating(BitWriter out, int count) {
    for (int i = 0; i < count; i++) {
      out.bits(i & 1, 1);
    }
  }

  /** All bits written, as text. */
  private static String bits(Consumer<BitWriter> content) {
    BitWriter out = new BitWriter(0);
    content.accept(out);
    int length = (int) out.position();
    out.alignWithZeros();
    byte[] bytes = out.toByteArray();
    String all = new BigInteger(1, bytes).setBit(8 * bytes.length).toString(2).substring(1);
    return all.substring(0, length);
  }
}
