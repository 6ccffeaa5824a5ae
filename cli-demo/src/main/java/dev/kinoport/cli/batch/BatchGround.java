package dev.kinoport.cli.batch;

import dev.kinoport.cli.provider.Session;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.state.Vault;

/**
 * What a batch stands on.
 *
 * @param session where it buys
 * @param keeper knows what was bought before
 * @param vault where it keeps what it must not lose
 */
record BatchGround(Session session, Keeper keeper, Vault vault) {}
