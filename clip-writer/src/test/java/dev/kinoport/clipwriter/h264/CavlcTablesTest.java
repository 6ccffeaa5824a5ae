package dev.kinoport.clipwriter.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Typing errors in a code table nearly always break one of its two laws. */
class CavlcTablesTest {
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 2, 4, 8})
  void tokensArePrefixFree(int context) {
    List<String> codes = new ArrayList<>();
    int most = context < 0 ? 4 : 16;
    for (int count = 0; count <= most; count++) {
      for (int ones = 0; ones <= Math.min(count, 3); ones++) {
        int coefficients = count;
        int trailing = ones;
        codes.add(code(out -> CavlcTables.token(out, context, coefficients, trailing)));
      }
    }

    assertPrefixFree(codes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void zerosFillTheCodeSpace(int coefficients) {
    List<String> codes = new ArrayList<>();
    for (int zeros = 0; zeros <= 16 - coefficients; zeros++) {
      int count = zeros;
      codes.add(code(out -> CavlcTables.zeros(out, false, coefficients, count)));
    }

    assertPrefixFree(codes);
    // All zeros is no code for one coefficient, so that one leaves a gap of its longest code.
    assertThat(filled(codes)).isEqualTo(coefficients == 1 ? (1 << 16) - (1 << 7) : 1 << 16);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void chromaZerosFillTheCodeSpace(int coefficients) {
    List<String> codes = new ArrayList<>();
    for (int zeros = 0; zeros <= 4 - coefficients; zeros++) {
      int count = zeros;
      codes.add(code(out -> CavlcTables.zeros(out, true, coefficients, count)));
    }

    assertPrefixFree(codes);
    assertThat(filled(codes)).isEqualTo(1 << 16);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void runsFillTheCodeSpace(int zerosLeft) {
    List<String> codes = new ArrayList<>();
    for (int run = 0; run <= zerosLeft; run++) {
      int length = run;
      codes.add(code(out -> CavlcTables.run(out, zerosLeft, length)));
    }

    assertPrefixFree(codes);
    assertThat(filled(codes)).isEqualTo(1 << 16);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 10, 14})
  void longRunsShareOneTable(int zerosLeft) {
    List<String> codes = new ArrayList<>();
    for (int run = 0; run <= zerosLeft; run++) {
      int length = run;
      codes.add(code(out -> CavlcTables.run(out, zerosLeft, length)));
    }

    assertPrefixFree(codes);
  }

  private static void assertPrefixFree(List<String> codes) {
    for (int i = 0; i < codes.size(); i++) {
      for (int j = 0; j < codes.size(); j++) {
        if (i != j) {
          assertThat(codes.get(j)).as("codes %d and %d", i, j).doesNotStartWith(codes.get(i));
        }
      }
    }
  }

  /** Share of all 16-bit words that start with one of the codes. */
  private static int filled(List<String> codes) {
    return codes.stream().mapToInt(code -> 1 << (16 - code.length())).sum();
  }

  private static String code(Consumer<BitWriter> content) {
    BitWriter out = new BitWriter(0);
    content.accept(out);
    int length = (int) out.position();
    out.bits(0, 32 - length);
    int word = ByteBuffer.wrap(out.toByteArray()).getInt();
    return Long.toBinaryString(Integer.toUnsignedLong(word) | 1L << 32).substring(1, 1 + length);
  }
}
