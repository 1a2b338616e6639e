/** A mail server that keeps what it gets: as much SMTP as one letter needs, on a port of its own. */
import { createServer, type Socket } from "node:net";

export interface MailServer {
  readonly url: string;
  readonly messages: string[];
  readonly recipients: string[];
  /** True: messages are turned away for now (451). */
  refuse: boolean;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const messages: string[] = [];
  const recipients: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.write("220 test ESMTP\r\n");
    let buffered = "";
    let inData = false;
    socket.on("data", (chunk) => {
      buffered += chunk.toString("latin1");
      for (;;) {
        const end = buffered.indexOf(inData ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const part = buffered.slice(0, end);
        buffered = buffered.slice(end + (inData ? 5 : 2));
        if (inData) {
          inData = false;
          if (!mailServer.refuse) messages.push(part);
          socket.write(mailServer.refuse ? "451 later\r\n" : "250 kept\r\n");
        } else {
          inData = /^DATA/i.test(part);
          const recipient = /^RCPT TO:(\S+)/i.exec(part)?.[1];
          if (recipient) recipients.push(recipient);
          socket.write(inData ? "354 go on\r\n" : /^QUIT/i.test(part) ? "221 bye\r\n" : "250 ok\r\n");
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    recipients,
    refuse: false,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return mailServer;
}
