/** HTML as a value, in which whatever comes from elsewhere is text. */
@NullMarked
package dev.kinoport.pages.html;

import org.jspecify.annotations.NullMarked;
