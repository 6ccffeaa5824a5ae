/**
 * Clips, fetched from where results say they are: from allowed hosts only, not from inside, whole
 * or from where it broke off. Names no shop; internal.
 */
@NullMarked
package dev.kinoport.http.download;

import org.jspecify.annotations.NullMarked;
