/** {@code kinoport doctor}: what is kept, looked over from outside; nothing is changed. */
@NullMarked
package dev.kinoport.cli.doctor;

import org.jspecify.annotations.NullMarked;
