package dev.kinoport.clipwriter.h264;

/** The integer transforms of 4x4 blocks and of their DC values (H.264 clauses 8.5.10 to 8.5.12). */
final class Transform {
  private Transform() {}

  /** Forward core transform of the 16 residuals from {@code at}, in place. */
  static void forward(int[] block, int at) {
    for (int i = at; i < at + 16; i += 4) {
      forward(block, i, 1);
    }
    for (int i = at; i < at + 4; i++) {
      forward(block, i, 4);
    }
  }

  /** Inverse core transform of the 16 scaled coefficients from {@code at}, in place. */
  static void inverse(int[] block, int at) {
    for (int i = at; i < at + 16; i += 4) {
      inverse(block, i, 1);
    }
    for (int i = at; i < at + 4; i++) {
      inverse(block, i, 4);
    }
    for (int i = at; i < at + 16; i++) {
      block[i] = (block[i] + 32) >> 6;
    }
  }

  /** Hadamard transform of 4x4 DC values, in place; its own inverse but for scale. */
  static void hadamard4x4(int[] dc) {
    for (int i = 0; i < 16; i += 4) {
      hadamard(dc, i, 1);
    }
    for (int i = 0; i < 4; i++) {
      hadamard(dc, i, 4);
    }
  }

  /** Hadamard transform of 2x2 DC values, in place; its own inverse but for scale. */
  static void hadamard2x2(int[] dc) {
    int left = dc[0] + dc[2];
    int right = dc[1] + dc[3];
    int leftDifference = dc[0] - dc[2];
    int rightDifference = dc[1] - dc[3];
    dc[0] = left + right;
    dc[1] = left - right;
    dc[2] = leftDifference + rightDifference;
    dc[3] = leftDifference - rightDifference;
  }

  private static void forward(int[] v, int at, int step) {
    int outerSum = v[at] + v[at + 3 * step];
    int outerDifference = v[at] - v[at + 3 * step];
    int innerSum = v[at + step] + v[at + 2 * step];
    int innerDifference = v[at + step] - v[at + 2 * step];
    v[at] = outerSum + innerSum;
    v[at + step] = 2 * outerDifference + innerDifference;
    v[at + 2 * step] = outerSum - innerSum;
    v[at + 3 * step] = outerDifference - 2 * innerDifference;
  }

  private static void inverse(int[] v, int at, int step) {
    int evenSum = v[at] + v[at + 2 * step];
    int evenDifference = v[at] - v[at + 2 * step];
    int oddDifference = (v[at + step] >> 1) - v[at + 3 * step];
    int oddSum = v[at + step] + (v[at + 3 * step] >> 1);
    v[at] = evenSum + oddSum;
    v[at + step] = evenDifference + oddDifference;
    v[at + 2 * step] = evenDifference - oddDifference;
    v[at + 3 * step] = evenSum - oddSum;
  }

  private static void hadamard(int[] v, int at, int step) {
    int outerSum = v[at] + v[at + 3 * step];
    int outerDifference = v[at] - v[at + 3 * step];
    int innerSum = v[at + step] + v[at + 2 * step];
    int innerDifference = v[at + step] - v[at + 2 * step];
    v[at] = outerSum + innerSum;
    v[at + step] = outerDifference + innerDifference;
    v[at + 2 * step] = outerSum - innerSum;
    v[at + 3 * step] = outerDifference - innerDifference;
  }
}
