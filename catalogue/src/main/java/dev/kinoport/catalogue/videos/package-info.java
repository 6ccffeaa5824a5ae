/** What a server of one's own sells that speaks the API of videos that was OpenAI's. */
@NullMarked
package dev.kinoport.catalogue.videos;

import org.jspecify.annotations.NullMarked;
