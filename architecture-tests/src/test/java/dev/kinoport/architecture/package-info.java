/** Rules over the classes of all modules, and planted violations that prove each rule can fail. */
@NullMarked
package dev.kinoport.architecture;

import org.jspecify.annotations.NullMarked;
