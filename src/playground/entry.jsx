/**
 * The playground: GraphiQL on this server's own /graphql, with the files of schema/examples in a menu.
 *
 * Bundled by scripts/build-playground.mjs, which also supplies "playground:build" (the examples, headline first, and the
 * hashed names of the workers). Everything it loads comes from the server that sent the page.
 */
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import { DropdownMenu, pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { getIntrospectionQuery } from "graphql";
import { examples, workers } from "playground:build";
import "graphiql/style.css";
import "./playground.css";

/** How many examples stand in tabs on a first visit; the rest are one click away in the menu. */
const FIRST_TABS = 3;

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(new URL(workers[label] ?? workers.editor, import.meta.url)),
};

async function fetcher(request, { headers } = {}) {
  // GraphiQL's own introspection leaves out @oneOf, and half of this API's inputs are one-of
  const body = request.operationName === "IntrospectionQuery"
    ? { ...request, query: getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true, specifiedByUrl: true }) }
    : request;
  const response = await fetch(location.pathname, {
    method: "POST",
    headers: { accept: "application/graphql-response+json, application/json;q=0.9", "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The server answered ${response.status} without JSON: ${text.slice(0, 200)}`);
  }
}

function ExamplesMenu() {
  const { addTab, changeTab } = useGraphiQLActions();
  const { tabs, queryEditor, responseEditor } = useGraphiQL(pick("tabs", "queryEditor", "responseEditor"));

  // a query is read more often than it is aligned: no sideways scrolling, least of all on a phone
  useEffect(() => queryEditor?.updateOptions({ wordWrap: "on", wrappingIndent: "indent" }), [queryEditor]);
  useEffect(() => responseEditor?.updateOptions({ wordWrap: "on", wrappingIndent: "indent" }), [responseEditor]);

  function open(example) {
    const already = tabs.findIndex((tab) => tab.query === example.query);
    if (already >= 0) return changeTab(already);
    addTab();
    queryEditor.setValue(example.query);
  }

  return (
    <DropdownMenu>
      <DropdownMenu.Button className="examples-button" disabled={!queryEditor}>
        Examples <span aria-hidden="true">▾</span>
      </DropdownMenu.Button>
      <DropdownMenu.Content align="end" className="graphiql-dropdown-content examples-list" aria-label="Examples">
        {examples.map((example) => (
          <DropdownMenu.Item key={example.name} onSelect={() => open(example)}>{example.title}</DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}

function Playground() {
  const [asked] = useState(() => {
    const parameters = new URLSearchParams(location.search);
    return { query: parameters.get("query") ?? undefined, variables: parameters.get("variables") ?? undefined };
  });
  const first = examples.slice(0, FIRST_TABS).map(({ query }) => ({ query }));
  return (
    <GraphiQL
      fetcher={fetcher}
      initialQuery={asked.query}
      initialVariables={asked.variables}
      defaultTabs={asked.query === undefined ? first : [asked, ...first]}
      // a token typed under "Headers" is not kept in the browser
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo><span className="product-name">Org Ladder</span><ExamplesMenu /></GraphiQL.Logo>
    </GraphiQL>
  );
}

createRoot(document.getElementById("playground")).render(<Playground />);
