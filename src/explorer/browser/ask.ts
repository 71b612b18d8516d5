/** Asks the public API by GET, so that answers may be cached. Fails when there is no data. */
export async function ask<T>(query: string, variables: object): Promise<T> {
  const address = `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`;
  const response = await fetch(address, { headers: { accept: "application/graphql-response+json", "apollo-require-preflight": "1" } });
  const { data } = (await response.json()) as { data: T | null };
  if (data === null || data === undefined) throw new Error(`no data, status ${response.status}`);
  return data;
}
