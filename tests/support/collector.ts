import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A span as an OpenTelemetry collector gets it. */
export interface CollectedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status: { readonly code?: number };
}

/** An OpenTelemetry collector for OTLP over HTTP, in JSON, that keeps what it gets. */
export class Collector {
  /** What came, as it came. */
  readonly bodies: string[] = [];
  private readonly server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => { body += chunk; }).on("end", () => {
      if (request.url === "/v1/traces") this.bodies.push(body);
      response.setHeader("content-type", "application/json").end("{}");
    });
  });

  static async start(): Promise<Collector> {
    const collector = new Collector();
    await new Promise<void>((resolve) => { collector.server.listen(0, "127.0.0.1", resolve); });
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get spans(): readonly CollectedSpan[] {
    return this.bodies.flatMap((body) => (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: CollectedSpan[] }[] }[] }).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
