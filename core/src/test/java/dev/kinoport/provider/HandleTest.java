package dev.kinoport.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HandleTest {
  private static final ProviderName SHOP = ProviderName.of("shop");

  @Test
  void aNameForARequestHasABound() {
    assertThat(Handle.isRequestId("r-1")).isTrue();
    assertThat(Handle.isRequestId("x".repeat(1_000))).isTrue();
    assertThat(Handle.isRequestId("x".repeat(1_001))).isFalse();
    assertThat(Handle.isRequestId(" \n")).isFalse();
    assertThat(Handle.isRequestId("")).isFalse();
    assertThat(Handle.isRequestId("...")).isTrue();
    assertThat(Handle.isRequestId(".")).isFalse();
    assertThat(Handle.isRequestId("..")).isFalse();
  }

  @Test
  void whatIsNoNameIsRefusedWithItsLengthAndNotItself() {
    assertThatThrownBy(() -> Handle.of(SHOP, "secret".repeat(1_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("request id: must be 1 to 1,000 characters and not blank, is 6,000 long");
  }
}
