package dev.kinoport.architecture.planted.price;

import com.google.inject.Inject;

/** Core that wants a container. */
final class GuicedPrice {
  private final int cents;

  @Inject
  GuicedPrice(int cents) {
    this.cents = cents;
  }

  int cents() {
    return cents;
  }
}
