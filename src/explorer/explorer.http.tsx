import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { NoPage, type Ask, type PageRequest } from "./asking.js";
import { etagOf, hand, isNamed, type Download } from "../shared/download.js";
import { compareCsv, compareJson, compareSvg } from "./pages/compare.files.js";
import { companiesPage } from "./pages/companies.js";
import { companyPage } from "./pages/company.js";
import { comparePage } from "./pages/compare.js";
import { homePage } from "./pages/home.js";
import { levelPage } from "./pages/level.js";
import { levelsPage } from "./pages/levels.js";
import { rolePage } from "./pages/role.js";
import { publishPage } from "./pages/publish.js";
import { searchPage } from "./pages/search.js";
import { versionsPage } from "./pages/versions.js";
import { methodPage } from "./pages/method.js";
import { sourcingPage } from "./pages/sourcing.js";
import { titlePage } from "./pages/title.js";
import { titlesCsv, titlesPage } from "./pages/titles.js";
import { fitPage } from "./pages/fit.js";
import { movingPage } from "./pages/moving.js";
import { readinessPage } from "./pages/readiness.js";
import { transitionPage } from "./pages/transition.js";
import { problemPage } from "./pages/problem.js";
import { htmlOf, type Assets, type Page } from "./page.js";

/** A page's address and what makes it. */
type Pages = Readonly<Record<string, (request: PageRequest) => Promise<Page>>>;

export const PAGES: Pages = {
  "/": homePage,
  "/search": searchPage,
  "/companies": companiesPage,
  "/company/:slug": companyPage,
  "/company/:slug/versions": versionsPage,
  "/levels": levelsPage,
  "/level/:track/:key": levelPage,
  "/role/:key": rolePage,
  "/compare": comparePage,
  "/publish": publishPage,
  "/sourcing": sourcingPage,
  "/method": methodPage,
  "/title": titlePage,
  "/titles": titlesPage,
  "/transition": transitionPage,
  "/readiness": readinessPage,
  "/fit": fitPage,
  "/moving": movingPage,
};

/** Scripts, styles and pictures of this server alone; forms go nowhere else, and nobody frames a page. Charts to embed are /ladders/….svg. */
export const EXPLORER_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join("; ");

/** Files: what a page shows, to take away. */
type Files = Readonly<Record<string, (request: PageRequest, assets: Assets) => Promise<Download>>>;

export const FILES: Files = {
  "/compare.csv": compareCsv,
  "/compare.json": compareJson,
  "/compare.svg": compareSvg,
  "/titles.csv": titlesCsv,
};

/** A picture is shown by whoever likes, also in a frame; inside it only its own style counts. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** What the explorer needs of the server. */
export interface Explorer {
  readonly assets: Assets;
  /** Asks the API on behalf of whoever sent the request. */
  readonly askFor: (request: FastifyRequest) => Ask;
}

/** Sends what prevents a page as a page. */
export type SendProblem = (request: FastifyRequest, reply: FastifyReply, problem: NoPage) => FastifyReply;

/** Puts the explorer's pages on their addresses; what it gives back tells of problems elsewhere in the same way. */
export function serveExplorer(http: FastifyInstance, { assets, askFor }: Explorer): SendProblem {
  const send = (request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply => {
    const html = htmlOf(page, assets);
    const etag = etagOf(html);
    void reply.headers({ "content-security-policy": EXPLORER_POLICY, "cache-control": "no-cache", etag, "referrer-policy": "same-origin" });
    if (isNamed(etag, request.headers["if-none-match"]) && (page.status ?? 200) === 200) return reply.code(304).send();
    return reply.code(page.status ?? 200).type("text/html; charset=utf-8").send(html);
  };
  const requestOf = (request: FastifyRequest<Asked>): PageRequest => {
    const query = Object.fromEntries(Object.entries(request.query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
    return { params: request.params, query, ask: askFor(request), today: new Date().toISOString().slice(0, 10) };
  };
  /** Runs `work`; what prevents it is told in a page of its own. */
  const told = async (request: FastifyRequest, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NoPage)) throw error;
      return send(request, reply, problemPage(error));
    }
  };
  for (const [path, pageFor] of Object.entries(PAGES)) {
    http.get<Asked>(path, (request, reply) => told(request, reply, async () => send(request, reply, await pageFor(requestOf(request)))));
  }
  for (const [path, fileFor] of Object.entries(FILES)) {
    http.get<Asked>(path, (request, reply) => told(request, reply, async () => {
      const file = await fileFor(requestOf(request), assets);
      if (path.endsWith(".svg")) {
        void reply.header("content-security-policy", PICTURE_POLICY);
        void reply.removeHeader("x-frame-options");
      }
      return hand(reply, file, request.headers["if-none-match"]);
    }));
  }
  return (request, reply, problem) => send(request, reply, problemPage(problem));
}

/** What routes are asked by. */
interface Asked {
  readonly Params: Record<string, string>;
  readonly Querystring: Record<string, string | string[]>;
}
