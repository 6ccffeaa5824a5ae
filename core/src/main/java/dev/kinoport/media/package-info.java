/**
 * Images that go into a clip: where they come from, what they are by their own bytes, and the
 * limits a model sets them. Nothing is decoded and nothing is fetched.
 */
@NullMarked
package dev.kinoport.media;

import org.jspecify.annotations.NullMarked;
