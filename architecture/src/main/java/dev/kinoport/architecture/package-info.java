/** The rules that every module keeps, each with its reason; the tests prove that each can fail. */
@NullMarked
package dev.kinoport.architecture;

import org.jspecify.annotations.NullMarked;
