package dev.kinoport.model;

import io.vavr.control.Option;
import java.math.BigDecimal;

/**
 * A number with decimals: how closely to follow the prompt.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param min smallest
 * @param max largest
 * @param fallback sent when the caller says nothing
 */
public record DecimalInput(
    String name,
    String field,
    boolean required,
    BigDecimal min,
    BigDecimal max,
    Option<BigDecimal> fallback)
    implements Input {}
