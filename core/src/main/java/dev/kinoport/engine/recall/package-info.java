/**
 * What this process knows of generations that their journal knew too, to notice when it does not
 * any more.
 */
@NullMarked
package dev.kinoport.engine.recall;

import org.jspecify.annotations.NullMarked;
