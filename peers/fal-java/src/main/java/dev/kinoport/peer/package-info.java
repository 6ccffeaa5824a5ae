/** Jobs for fal's own Java client, as it is published. */
package dev.kinoport.peer;
