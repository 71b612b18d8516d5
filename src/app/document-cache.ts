import type { DocumentStore } from "@apollo/server";
import type { DocumentNode } from "graphql";
import { CountedCache, type CacheFigures } from "../shared/counted-cache.js";

/** Bytes of documents as JSON, a third of what Apollo keeps by itself; in memory they take some three times as much. Those of all examples have 0.35 MB. */
const MAX_BYTES = 10 * 1024 * 1024;

/** Documents that were parsed and validated, for Apollo: as its own store, and counted. */
export class DocumentCache implements DocumentStore {
  private readonly documents = new CountedCache<string, DocumentNode>({ maxSize: MAX_BYTES, sizeCalculation: (document) => Buffer.byteLength(JSON.stringify(document)) });

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.documents.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.documents.set(key, document);
  }

  async delete(key: string): Promise<boolean> {
    return this.documents.delete(key);
  }

  get figures(): CacheFigures {
    return { ...this.documents.figures, bytes: this.documents.calculatedSize };
  }
}
