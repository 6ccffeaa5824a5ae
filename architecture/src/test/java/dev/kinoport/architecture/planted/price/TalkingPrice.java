package dev.kinoport.architecture.planted.price;

/** Core that thinks it is a program. */
final class TalkingPrice {
  private TalkingPrice() {}

  static void out() {
    System.out.println("talks");
  }

  static void err(IllegalStateException trouble) {
    System.err.println("talks");
    trouble.printStackTrace();
  }

  static void exit() {
    System.exit(1);
  }

  static String environment() {
    return String.valueOf(System.getenv("HOME"));
  }
}
