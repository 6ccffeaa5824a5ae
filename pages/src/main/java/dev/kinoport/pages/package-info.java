/** What a person sees in a browser who opens the address of an emulator, or looks at a journal. */
@NullMarked
package dev.kinoport.pages;

import org.jspecify.annotations.NullMarked;
