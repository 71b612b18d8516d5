import { connect, type Socket } from "node:net";

/** One connection over which requests go one after another. */
export interface Wire {
  /** False once the connection is of no more use. */
  readonly isOpen: boolean;
  /** Sends a whole request; `answered` is told null once the answer is there to its last byte, and what is wrong where it is no 200 or has GraphQL errors. */
  send(request: string, answered: (fault: string | null) => void): void;
  close(): void;
}

const END_OF_HEAD = "\r\n\r\n";
/** Milliseconds without a byte after which an answer is given up; the server itself gives up after ten seconds. */
const PATIENCE = 30_000;

/**
 * Opens one to `http://127.0.0.1:<port>`. Knows as much of HTTP as answers with a Content-Length need, and takes 15 us of processor per request: what the client
 * takes, the two sides cannot have. autocannon takes 19 where all requests are written beforehand and 36 where each is another, undici 27 to 42, node:http 49.
 */
export async function openWire(address: string): Promise<Wire> {
  const socket = await connected(new URL(address));
  let waiting: ((fault: string | null) => void) | null = null;
  let head = "";
  let fault: string | null = null;
  let missing = 0;
  const done = (): void => {
    const [answered, found] = [waiting, fault];
    [waiting, head, fault, missing] = [null, "", null, 0];
    answered?.(found);
  };
  const broken = (why: string): void => {
    socket.destroy();
    fault = why;
    done();
  };
  socket.on("data", (bytes) => {
    if (missing > 0) missing -= bytes.length;
    else {
      head += bytes.toString("latin1");
      const end = head.indexOf(END_OF_HEAD);
      if (end < 0) return;
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
      if (length === undefined) return broken("an answer without Content-Length");
      const body = end + END_OF_HEAD.length;
      missing = Number(length) + body - head.length;
      // GraphQL writes errors before data
      if (!head.startsWith("HTTP/1.1 200 ") || head.startsWith(`{"errors"`, body)) fault = `${head.slice(9, 12)} ${head.slice(body).trim().slice(0, 300)}`;
    }
    if (missing < 0) broken("more bytes than announced");
    else if (missing === 0) done();
  });
  socket.setTimeout(PATIENCE, () => broken("no answer in time"));
  socket.once("error", (error) => broken(error.message));
  socket.once("close", () => broken("the connection was closed"));
  return {
    get isOpen() { return !socket.destroyed; },
    send: (request, answered) => {
      if (socket.destroyed) return answered("the connection was closed");
      waiting = answered;
      socket.write(request);
    },
    close: () => {
      waiting = null;
      socket.destroy();
    },
  };
}

function connected({ hostname, port }: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
  });
}
