package dev.kinoport.cli;

/**
 * What a batch stands on.
 *
 * @param session where it buys
 * @param keeper knows what was bought before
 * @param vault where it keeps what it must not lose
 */
record BatchGround(Session session, Keeper keeper, Vault vault) {}
