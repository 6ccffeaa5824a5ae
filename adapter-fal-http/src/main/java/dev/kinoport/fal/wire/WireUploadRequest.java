package dev.kinoport.fal.wire;

/**
 * Announces an upload.
 *
 * @param content_type media type
 * @param file_name shown in the address
 */
@SuppressWarnings({"MemberName", "IdentifierName"}) // as on the wire
public record WireUploadRequest(String content_type, String file_name) {}
