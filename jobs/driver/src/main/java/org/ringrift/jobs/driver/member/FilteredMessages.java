package org.ringrift.jobs.driver.member;

import io.scalecube.cluster.transport.api.JdkMessageCodec;
import io.scalecube.cluster.transport.api.Message;
import io.scalecube.cluster.transport.api.MessageCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.OutputStream;

/**
 * Messages between members, as Java objects of which only those of the protocol are read: whoever reaches the port cannot make this
 * process build anything else.
 */
final class FilteredMessages implements MessageCodec {
    private static final ObjectInputFilter PROTOCOL =
            ObjectInputFilter.Config.createFilter("maxdepth=20;maxrefs=100000;maxbytes=2097152;maxarray=100000;"
                    + "io.scalecube.cluster.**;java.lang.Enum;java.lang.Number;java.lang.Long;java.lang.Integer;"
                    + "java.util.ArrayList;java.util.UUID;!*");

    private final JdkMessageCodec plain = new JdkMessageCodec();

    @Override
    public Message deserialize(InputStream stream) throws IOException, ClassNotFoundException {
        // As the codec of the library writes it.
        try (ObjectInputStream objects = new ObjectInputStream(stream)) {
            objects.setObjectInputFilter(PROTOCOL);
            Message message = new Message();
            message.readExternal(objects);
            return message;
        }
    }

    @Override
    public void serialize(Message message, OutputStream stream) throws IOException {
        plain.serialize(message, stream);
    }
}
