package plusone.outbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** The ways in which a receiver fails its callers. */
enum Fault implements Answer {
    /** Answers when its caller has given up. */
    SLOW {
        @Override
        public void give(Socket caller) throws IOException {
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
            TAKEN.give(caller);
        }
    },
    REFUSING {
        @Override
        public void give(Socket caller) throws IOException {
            Answer.status(503).give(caller);
        }
    },
    RESETTING {
        @Override
        public void give(Socket caller) throws IOException {
            caller.setSoLinger(true, 0);
            caller.close();
        }
    },
    HANGING_UP {
        @Override
        public void give(Socket caller) throws IOException {
            caller.close();
        }
    },
    TALKING_GARBAGE {
        @Override
        public void give(Socket caller) throws IOException {
            caller.getOutputStream().write(new byte[] {0, (byte) 0xff, 'n', 'o', '\r', '\n'});
            caller.close();
        }
    }
}
