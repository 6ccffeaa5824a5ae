/**
 * What a person sees in a browser who opens the address of an emulator, or looks at a journal.
 *
 * <p>The way of a call: {@code web} lets it in, if it comes from a page of ours and knows the
 * secret, and reads its form; {@code playground} and {@code inspector} answer it for an emulator,
 * {@code journal} for a real installation, and {@code generation} is what they say of one
 * generation. Each makes its page of {@code html}, in which whatever comes from elsewhere is text,
 * and {@code web} puts the frame round it. Nothing is drawn in the browser: pieces of pages are
 * sent again.
 */
@NullMarked
package dev.kinoport.pages;

import org.jspecify.annotations.NullMarked;
