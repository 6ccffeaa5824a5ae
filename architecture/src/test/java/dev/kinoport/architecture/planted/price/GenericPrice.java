package dev.kinoport.architecture.planted.price;

/** Core that throws what says nothing. */
final class GenericPrice {
  private GenericPrice() {}

  static void unchecked(int cents) {
    if (cents < 0) {
      throw new RuntimeException("something");
    }
  }

  static void checked(int cents) throws Exception {
    if (cents < 0) {
      throw new Exception("something");
    }
  }
}
