package dev.kinoport.journal;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.price.Money;

/**
 * Why orders were not admitted. Nothing was written, nothing reserved, unless {@link Unavailable}
 * says that nobody knows.
 */
public sealed interface AdmissionRefusal {
  /**
   * They would pass the purse's limit.
   *
   * @param budget name of the purse
   * @param limit at most this much
   * @param committed reserved and spent already
   * @param asked for by these orders together
   */
  record OverBudget(String budget, Money limit, Money committed, Money asked)
      implements AdmissionRefusal {}

  /**
   * A key was used before, for another request.
   *
   * @param key the idempotency key
   * @param holder the generation that has it
   */
  record KeyTaken(String key, GenerationId holder) implements AdmissionRefusal {}

  /**
   * The journal cannot be written. If its answer was lost and it cannot be asked again, the orders
   * may have been admitted all the same: then the reason says so and names the first of them, to be
   * looked for before anything is ordered anew.
   *
   * @param reason for people
   */
  record Unavailable(String reason) implements AdmissionRefusal {}
}
