package dev.kinoport.chaos.server;

import dev.kinoport.provider.ProviderName;
import java.math.BigDecimal;

/**
 * One entry of a provider's bill.
 *
 * @param provider who charged it
 * @param requestId its name for the request
 * @param amount in US dollars
 * @param asked the hash of what was asked for
 * @param at when
 */
public record BillEntry(
    ProviderName provider, String requestId, BigDecimal amount, String asked, String at) {}
