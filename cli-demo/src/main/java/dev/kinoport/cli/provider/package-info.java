/**
 * From options, or from the facts of an earlier order, to a provider that can be asked: a session.
 */
@NullMarked
package dev.kinoport.cli.provider;

import org.jspecify.annotations.NullMarked;
