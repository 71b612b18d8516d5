/** Asks the API by POST, as whoever the token says: it stands in no address, and in no other request. */

/** Why something did not come about, in words for the reader. */
export class Told extends Error {
  constructor(message: string, readonly code: string) {
    super(message);
  }
}

export interface UserError {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

interface Body<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** The data of an answer without errors. Fails: Told. */
export async function post<T>(query: string, variables: object, token: string | null): Promise<T> {
  let response: Response;
  try {
    response = await fetch("/graphql", {
      method: "POST", credentials: "omit", body: JSON.stringify({ query, variables }),
      headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...(token !== null && { authorization: `Bearer ${token}` }) },
    });
  } catch {
    throw new Told("The server cannot be reached. Nothing is lost; try again when you are connected.", "OFFLINE");
  }
  const body = (await response.json().catch(() => null)) as Body<T> | null;
  const [error] = body?.errors ?? [];
  if (error !== undefined) throw new Told(error.message, error.extensions?.code ?? "UNKNOWN");
  if (body?.data == null) throw new Told(response.status === 413 ? "That is more than the server takes at once." : `The server gave no answer (status ${response.status}). Try again in a minute.`, "NO_ANSWER");
  return body.data;
}

/** What a mutation came to; `userErrors` are left to the caller, who may know more of them. */
export async function mutate<T extends { readonly userErrors: readonly UserError[] }>(name: string, fields: string, input: object, token: string | null): Promise<T> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  const { [name]: payload } = await post<Readonly<Record<string, T | null>>>(`mutation Publish($input: ${type}) { ${name}(input: $input) { ${fields} userErrors { code field message } } }`, { input }, token);
  if (payload == null) throw new Told("The server gave no answer. Try again in a minute.", "NO_ANSWER");
  return payload;
}

/** What a mutation came to. Fails: Told with the first thing that a person can mend. */
export async function done<T extends { readonly userErrors: readonly UserError[] }>(...args: Parameters<typeof mutate>): Promise<T> {
  const payload = await mutate<T>(...args);
  const [error] = payload.userErrors;
  if (error !== undefined) throw new Told(payload.userErrors.map(({ message }) => message).join(" "), error.code);
  return payload;
}
