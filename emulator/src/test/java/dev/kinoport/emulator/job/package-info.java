@NullMarked
package dev.kinoport.emulator.job;

import org.jspecify.annotations.NullMarked;
