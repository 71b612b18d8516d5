import type { DocumentStore } from "@apollo/server";
import { visit, type DocumentNode, type Location, type Source, type Token } from "graphql";
import { ByteCache, type CacheFigures } from "../shared/counted-cache.js";

/** Bytes of documents as JSON, a fifth of what Apollo keeps by itself; in memory they take some four times as much. Those of all examples have 0.35 MB. */
const MAX_BYTES = 6 * 1024 * 1024;

/** Documents that were parsed and validated, for Apollo: as its own store, and counted. */
export class DocumentCache implements DocumentStore {
  private readonly documents = new ByteCache<string, DocumentNode>({ maxSize: MAX_BYTES, sizeCalculation: (document) => Buffer.byteLength(JSON.stringify(document)) });

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.documents.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    letTokensGo(document);
    this.documents.set(key, document);
  }

  async delete(key: string): Promise<boolean> {
    return this.documents.delete(key);
  }

  get figures(): CacheFigures {
    return this.documents.figures;
  }
}

/** What of a `Location` errors need, those of compiled queries too: they ask for the line and column of its first token. */
class Place implements Pick<Location, "start" | "end" | "source"> {
  readonly start: number;
  readonly end: number;
  readonly source: Source;
  readonly line: number;
  readonly column: number;

  constructor({ start, end, source, startToken: { line, column } }: Location) {
    [this.start, this.end, this.source, this.line, this.column] = [start, end, source, line, column];
  }

  get startToken(): Pick<Token, "line" | "column"> {
    return this;
  }

  toJSON(): object {
    return { start: this.start, end: this.end };
  }
}

/** The tokens that a document was parsed from, which hang together, are a third of what it takes. */
function letTokensGo(document: DocumentNode): void {
  visit(document, {
    enter(node) {
      if (node.loc !== undefined) Object.assign(node, { loc: new Place(node.loc) });
    },
  });
}
