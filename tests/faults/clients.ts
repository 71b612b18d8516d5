/**
 * Clients that ask the heaviest questions without rest, each on a connection of its own: a process beside the tests', so that reading what they get takes no time of those.
 *
 *   clients.mjs <port> <clients> <milliseconds>
 *
 * Prints, at the end, how often there was each status with each code of errors, and whether each refusal said when to come back.
 */
import { connect } from "node:net";
import { HEAVY } from "./heavy.js";

const [port = 0, clients = 0, ms = 0] = process.argv.slice(2).map(Number);
const questions = Object.values(HEAVY);
const outcomes: Record<string, number> = {};
let asked = 0;
let isOver = false;

/** One client: its next question is sent when the answer to the last has come. Every third asks the same again, which may be answered from memory. */
function insist(client: number): void {
  let head = "";
  let missing = -1;
  const socket = connect(port, "127.0.0.1", ask);
  function ask(): void {
    [head, missing] = ["", -1];
    const body = JSON.stringify({ ...questions[client % questions.length], ...(client % 3 > 0 && { nth: (asked += 1) }) });
    socket.write(`POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nX-Forwarded-For: 10.0.${client >> 8}.${client & 255}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
  socket.on("data", (chunk) => {
    if (missing < 0) {
      head += chunk.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      missing = Number(/content-length: (\d+)/i.exec(head)?.[1]) - (head.length - end - 4);
    } else missing -= chunk.length;
    if (missing > 0) return;
    note(`${head.slice(9, 12)} ${/"extensions":\{"code":"(\w+)"/.exec(head.slice(0, 4_000))?.[1] ?? "OK"}${/\r\nretry-after: \d+\r\n/i.test(head) ? " later" : ""}`);
    if (!isOver) ask();
  });
  socket.on("error", (error: Error & { code?: string }) => note(String(error.code)));
  socket.on("close", () => { if (!isOver) note("CLOSED"); });
}

function note(outcome: string): void {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
}

for (let client = 0; client < clients; client += 1) insist(client);
setTimeout(() => {
  isOver = true;
  process.stdout.write(JSON.stringify(outcomes), () => process.exit());
}, ms);
