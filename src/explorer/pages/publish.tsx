import type { ComponentChildren } from "preact";
import { needed, type PageRequest } from "../asking.js";
import { playgroundLink } from "../links.js";
import type { Page } from "../page.js";
import { FileForm, PublishForm, TokenForm, TryForm } from "../parts/publish-forms.js";
import { ClaimForms } from "../parts/claim-forms.js";

interface Known {
  readonly canonicalLevels: readonly { readonly track: "IC" | "M"; readonly title: string; readonly lo: number; readonly hi: number }[];
  readonly taxonomy: { readonly families: readonly { readonly key: string; readonly title: string }[] };
}

export const MAPPED_TO = `query WhatLaddersAreMappedTo {
  canonicalLevels { key track title lo hi }
  taxonomy { families { key title } }
}`;

/** `/publish`: how a company publishes its ladder, and with scripts the place where it does. What is typed stays in the browser's memory until it is sent. */
export async function publishPage({ ask }: PageRequest): Promise<Page> {
  const question = { document: MAPPED_TO, variables: {} };
  const { canonicalLevels, taxonomy: { families } } = needed(await ask<Known>(question), "Publishing is not possible just now");
  const bands = canonicalLevels.map(({ track, title, lo, hi }) => ({ track, title, lo, hi }));
  return {
    title: "Publish your ladder", section: "publish", question, description: "Map your company's career ladder onto the canonical axis, see what would change, and publish it yourself.", scripts: ["publish"],
    body: (
      <div class="wrap publish">
        <h1>Publish your ladder</h1>
        <p class="lead">Paste your rungs, see where they would stand beside other companies' ladders, correct what is wrong, and publish. A published version never changes; the next one follows it. Until you publish, only your own people see a draft.</p>
        <p class="notice" id="without">Doing it on this page needs JavaScript, which is off or has not arrived. <a href="#other">The command and the API</a> below do the same without a browser.</p>
        <div id="steps" data-bands={JSON.stringify(bands)} hidden>
          <section aria-labelledby="try"><h2 id="try">Try it first</h2><TryForm families={families} /></section>
          <section aria-labelledby="who"><h2 id="who">1. Who you are</h2><TokenForm /></section>
          <Step id="ladder" title="2. Your ladder" after="Comes once your token is known."><FileForm families={families} /></Step>
          <Step id="places" title="3. Where your rungs stand" after="Comes once there is a draft.">
            <p>Suggested places come from titles and texts; they are drawn dashed until a person has looked. Drag an edge, or go to it with Tab and use the arrow keys (0.05 levels), Page Up and Page Down (0.5), Home and End. What you do is kept in the draft at once.</p>
            <div class="controls"><button type="button" id="places-suggest" class="quiet">Suggest places for what nobody placed</button><button type="button" id="places-accept" class="quiet">Accept all suggestions</button></div>
            <p class="soft" id="places-status" role="status" />
            <div id="places-stale" hidden><button type="button" id="places-reload">Load the draft as it stands now</button></div>
            <ul class="findings" id="places-findings" />
            <div id="places-editor" />
          </Step>
          <Step id="changes" title="4. What it would change elsewhere" after="Comes once there is a draft.">
            <p>Answers of other companies' readers about your rungs, as they are now and as they would be.</p>
            <p><button type="button" id="changes-look">Look</button></p>
            <p class="soft" id="changes-status" role="status" />
            <div id="changes-table" />
          </Step>
          <Step id="release" title="5. Publish" after="Comes once there is a draft."><PublishForm /></Step>
          <section aria-labelledby="claim"><h2 id="claim">Is this your company, and we curated it?</h2><ClaimForms /></section>
        </div>
        <OtherWays />
      </div>
    ),
  };
}

interface StepProps {
  readonly id: string;
  readonly title: string;
  readonly after: string;
  readonly children: ComponentChildren;
}

/** A step of the way, shut until the one before is done. */
const Step = ({ id, title, after, children }: StepProps) => (
  <section aria-labelledby={id}>
    <h2 id={id} tabIndex={-1}>{title}</h2>
    <p class="soft" id={`${id}-shut`}>{after}</p>
    <div id={`${id}-open`} hidden>{children}</div>
  </section>
);

const TRY = `# Where a ladder would stand; nothing is stored, and no token is needed
query WhereWouldOursStand {
  suggestMapping(input: { rungs: [
    { code: "1", title: "Junior Engineer" }
    { code: "2", title: "Engineer", scope: "owns features on their own" }
    { code: "3", title: "Senior Engineer", scope: "leads projects of the team" }
  ] }) {
    rungs { code title placement { track range { lo hi } confidence decision evidence { kind text bits } } }
  }
}`;

const DRAFTS = `# With the header Authorization: Bearer <your token>
query MyDrafts($company: String!) {
  viewer { name grants { role company } }
  company(slug: $company) { drafts { draftId ladder revision changedBy changedAt } }
}`;

/** Acts by their order, and what they are for. */
const ACTS: readonly (readonly [name: string, text: string])[] = [
  ["importLadder", "makes a draft of a file; with dryRun: true it only says what is wrong and what would change"],
  ["applySuggestedMapping", "puts every rung where the method would"],
  ["mapRung", "accepts, moves or rejects a place, or says that nothing fits"],
  ["lintLadder", "says what is wrong with the draft"],
  ["publishLadder", "publishes it, with a note, a day and a key that keeps a second try from publishing twice"],
];

function OtherWays() {
  return (
    <section aria-labelledby="other" class="text-page">
      <h2 id="other">By command or by the API</h2>
      <p>You need a token of your company with the role editor or owner. Whoever runs this server makes the first one with <code>npm run token</code>, or you get it by <a href="#claim">claiming your company</a>; owners make more for their colleagues.</p>
      <h3>From a file, also in a pipeline</h3>
      <p>The file is CSV, YAML or JSON. Of a table the columns <code>track</code> and <code>title</code> are enough; <code>code</code>, <code>scope</code>, <code>lo</code> and <code>hi</code> help. The token stands in <code>ORG_LADDER_TOKEN</code>.</p>
      <pre class="snippet" tabIndex={0}><code>{`npm run import -- ladder.csv --company acme --ladder engineering --family software --server https://your.server --suggest --dry-run
npm run import -- ladder.csv --company acme --ladder engineering --family software --server https://your.server --suggest --publish --note "Our first ladder"`}</code></pre>
      <h3>By the API</h3>
      <p>Everything on this page is done by it, at <code>/graphql</code>: <a href={playgroundLink(TRY, {})}>try a mapping in the playground</a>, <a href={playgroundLink(DRAFTS, { company: "acme" })}>list your drafts</a>. The order of the mutations:</p>
      <ol>{ACTS.map(([name, text]) => <li key={name}><code>{name}</code> {text}.</li>)}</ol>
      <p>Their inputs and errors are in the <a href="/schema.graphql">schema</a>; a company that we curate is claimed with <code>claimCompany</code> and <code>verifyClaim</code>.</p>
    </section>
  );
}
