package dev.kinoport.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.50 USD",
    "0.500, 0.50 USD",
    "0.102, 0.102 USD",
    "28, 28.00 USD",
    "1E+3, 1000.00 USD",
    "0, 0.00 USD",
    "-0.280, -0.28 USD",
    "0.000000001, 0.000000001 USD"
  })
  void printsTwoDecimalsAndAsManyMoreAsItHas(String amount, String printed) {
    assertThat(Money.usd(amount)).hasToString(printed);
  }

  @Test
  void trailingZerosDoNotMatter() {
    assertThat(Money.usd("0.5")).isEqualTo(Money.usd("0.50")).hasSameHashCodeAs(Money.usd("0.500"));
    assertThat(Money.usd("0")).isEqualTo(Money.zero(Currency.getInstance("USD")));
  }

  @Test
  void addingTenCentsTenTimesIsExactlyOne() {
    Money sum = Money.usd("0");
    for (int i = 0; i < 10; i++) {
      sum = sum.plus(Money.usd("0.10"));
    }
    assertThat(sum).isEqualTo(Money.usd("1"));
  }

  @Test
  void takingTheSameAmountAwayLeavesNothing() {
    assertThat(Money.usd("0.28").minus(Money.usd("0.28"))).isEqualTo(Money.usd("0.00"));
    assertThat(Money.usd("0.28").minus(Money.usd("0.56")).isNegative()).isTrue();
    assertThat(Money.usd("0.28").negated()).isEqualTo(Money.usd("-0.28"));
    assertThat(Money.usd("0").isNegative()).isFalse();
  }

  @Test
  void timesKeepsEveryDecimal() {
    assertThat(Money.usd("0.017").times(new BigDecimal("6"))).isEqualTo(Money.usd("0.102"));
  }

  @Test
  void ordersByAmount() {
    assertThat(Money.usd("0.3")).isGreaterThan(Money.usd("0.28"));
    assertThat(Money.usd("0.30")).isEqualByComparingTo(Money.usd("0.3"));
  }

  @Test
  void twoCurrenciesAreNeverMixed() {
    Money yuan = Money.of("2.00", "CNY");
    Money dollar = Money.usd("2.00");
    assertThat(yuan).isNotEqualTo(dollar);
    assertThatIllegalArgumentException().isThrownBy(() -> yuan.plus(dollar));
    assertThatIllegalArgumentException().isThrownBy(() -> yuan.minus(dollar));
    assertThatIllegalArgumentException().isThrownBy(() -> yuan.compareTo(dollar));
  }

  @Test
  void anAmountIsSoManyUnitsOfAPrice() {
    assertThat(Money.usd("0.56").in(Money.usd("0.28"))).isEqualTo("2");
    assertThat(Money.usd("0.32").in(Money.usd("0.19"))).isEqualTo("1.684210526");
    assertThat(Money.usd("28").in(Money.usd("0.28"))).hasToString("100");
    assertThatThrownBy(() -> Money.usd("1").in(Money.of("1", "EUR")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.usd("1").in(Money.usd("0")))
        .isInstanceOf(ArithmeticException.class);
  }

  /** Some twenty signs that would be a number of a billion digits. */
  @ParameterizedTest
  @Timeout(300)
  @ValueSource(
      strings = {"1e400000000", "1e999999999", "-3E+2000000000", "1e-400000000", "0e-999999999"})
  void anAbsurdAmountIsRefusedAndNotWrittenOut(String amount) {
    BigDecimal number = new BigDecimal(amount);

    assertThat(Money.parse(amount, "USD").getLeft()).contains("digits");
    assertThatIllegalArgumentException().isThrownBy(() -> Money.usd(amount));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(number, Currency.getInstance("USD")));
  }

  @Test
  @Timeout(300)
  void aTextOfManyDigitsIsNoAmount() {
    assertThat(Money.parse("9".repeat(50_000_000), "USD").getLeft()).hasSizeLessThan(200);
    assertThat(Money.usd("9".repeat(100) + "." + "9".repeat(90)).isNegative()).isFalse();
  }
}
