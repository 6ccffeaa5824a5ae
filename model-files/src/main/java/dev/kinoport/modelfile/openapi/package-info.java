/**
 * Drafts of models from the OpenAPI documents that a provider generates for its endpoints: what
 * follows from them, and a list of what does not.
 */
@NullMarked
package dev.kinoport.modelfile.openapi;

import org.jspecify.annotations.NullMarked;
