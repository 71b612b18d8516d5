import type { FastifyInstance, FastifyReply } from "fastify";
import { hand, type Download } from "../shared/download.js";
import { PublicError } from "../shared/errors.js";
import { listed } from "../shared/text.js";
import { FORMATS, type Asked, type Format, type LadderDownloads } from "./downloads.js";

/** An address below /ladders that names no format there is. */
class UnknownFile extends PublicError {
  constructor(file: string) {
    const formats = FORMATS.map((format) => `.${format}`);
    super("NOT_FOUND", `"${file.slice(0, 60).toWellFormed()}" ends in no format there is: a ladder is at /ladders/<company>, one version of it at /ladders/<company>/<version id>, each with ${listed(formats, "or")} behind.`, { formats });
  }
}

/** A picture is shown by whoever likes, also in a frame; inside it only its own style counts. */
const PICTURE = { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" } as const;

/**
 * Puts published ladders and mappings on their addresses, for anyone:
 *
 *     /ladders/<company>.svg|.csv|.json|.yaml|.md                what is in force; ?ladder= ?track= ?layout=
 *     /ladders/<company>/<version id>.svg|.csv|.json|.yaml|.md   one version, the same for ever; ?track= ?layout=
 *     /mappings.sssom.tsv                                        ?company=, else all
 */
export function serveLadders(http: FastifyInstance, downloads: LadderDownloads): void {
  http.get<{ Params: { file: string }; Querystring: Asked }>("/ladders/:file", async ({ params, query, headers }, reply) => {
    const [company, format] = partsOf(params.file);
    return give(reply, await downloads.current(company, format, query), format, headers["if-none-match"]);
  });
  http.get<{ Params: { company: string; file: string }; Querystring: Asked }>("/ladders/:company/:file", async ({ params, query, headers }, reply) => {
    const [version, format] = partsOf(params.file);
    return give(reply, await downloads.version(params.company, version, format, query), format, headers["if-none-match"]);
  });
  http.get<{ Querystring: Asked }>("/mappings.sssom.tsv", async ({ query, headers }, reply) => hand(reply, await downloads.mappings(query), headers["if-none-match"]));
}

/** `google.svg` is ["google", "svg"]. Fails: UnknownFile. */
function partsOf(file: string): readonly [name: string, format: Format] {
  const dot = file.lastIndexOf(".");
  const format = FORMATS.find((known) => known === file.slice(dot + 1));
  if (dot < 1 || format === undefined) throw new UnknownFile(file);
  return [file.slice(0, dot), format];
}

function give(reply: FastifyReply, file: Download, format: Format, ifNoneMatch: string | undefined): unknown {
  if (format === "svg") {
    reply.headers(PICTURE);
    reply.removeHeader("x-frame-options");
  }
  return hand(reply, file, ifNoneMatch);
}
