/** Hashes of the scripts' questions by name: put here by scripts/build-explorer.mjs. */
declare const HASHES: Readonly<Record<string, string>>;

interface Body<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/**
 * Asks the public API by GET and by the question's hash, so that answers may be kept on the way; in full where the server has another version's
 * questions. Fails when there is no data.
 */
export async function ask<T>(name: string, query: string, variables: object): Promise<T> {
  const sha256Hash = HASHES[name];
  const known = sha256Hash === undefined ? null : await get<T>({ extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }), variables: JSON.stringify(variables) });
  const isUnknown = known === null || known.errors?.some(({ extensions }) => extensions?.code === "PERSISTED_QUERY_NOT_FOUND") === true;
  const { data } = isUnknown ? await get<T>({ query, variables: JSON.stringify(variables) }) : known;
  if (data === null || data === undefined) throw new Error("no data");
  return data;
}

async function get<T>(parameters: Readonly<Record<string, string>>): Promise<Body<T>> {
  const response = await fetch(`/graphql?${new URLSearchParams(parameters)}`, { headers: { accept: "application/graphql-response+json", "apollo-require-preflight": "1" } });
  return (await response.json()) as Body<T>;
}
