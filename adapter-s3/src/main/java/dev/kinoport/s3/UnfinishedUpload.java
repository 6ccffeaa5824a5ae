package dev.kinoport.s3;

import java.net.URI;
import java.time.Instant;

/**
 * A clip that was sent to a bucket in parts, and not to the end: its parts are stored and paid for,
 * and nobody sees them. It may be on its way just now.
 *
 * @param address where the clip would lie
 * @param id what S3 calls the upload
 * @param since when it began
 */
public record UnfinishedUpload(URI address, String id, Instant since) {}
