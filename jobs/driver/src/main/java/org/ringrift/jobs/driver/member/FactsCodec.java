package org.ringrift.jobs.driver.member;

import io.scalecube.cluster.metadata.MetadataCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What members tell of themselves, as text rather than as Java objects. */
final class FactsCodec implements MetadataCodec {
    @Override
    public Object deserialize(ByteBuffer buffer) {
        return buffer == null
                ? ""
                : StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
    }

    @Override
    public ByteBuffer serialize(Object metadata) {
        return metadata == null ? null : StandardCharsets.UTF_8.encode(metadata.toString());
    }
}
