/** The file host: uploads whole and in parts, and downloads. For the emulator alone. */
@NullMarked
package dev.kinoport.emulator.fal.files;

import org.jspecify.annotations.NullMarked;
