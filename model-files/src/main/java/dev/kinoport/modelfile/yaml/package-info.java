/**
 * YAML 1.2, and so JSON too, read field by field with the line of everything that is wrong, and
 * written.
 */
@NullMarked
package dev.kinoport.modelfile.yaml;

import org.jspecify.annotations.NullMarked;
