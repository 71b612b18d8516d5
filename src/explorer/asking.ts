/** A question to the public API, as the playground would send it. */
export interface Question {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One error of an answer. */
export interface AskedError {
  readonly message: string;
  /** Never changes, as in UNKNOWN_COMPANY. */
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly details: Readonly<Record<string, unknown>>;
}

/** What the API says; `data` is null where the question could not be asked at all. */
export interface Answer<T> {
  readonly data: T | null;
  readonly errors: readonly AskedError[];
}

/** Asks the public API inside this process, by the same way and with the same limits as a caller from outside. */
export type Ask = <T>(question: Question) => Promise<Answer<T>>;

/** What a page is asked for by. */
export interface PageRequest {
  /** The parts of the path that vary. */
  readonly params: Readonly<Record<string, string>>;
  /** The query string, each name once; of one given several times the first counts. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly ask: Ask;
  /** YYYY-MM-DD, UTC. */
  readonly today: string;
}

/** What prevents a page: the reader is told in the page, with the status that fits. */
export class NoPage extends Error {
  constructor(readonly status: number, readonly title: string, message: string, readonly suggestions: readonly Suggestion[] = []) {
    super(message);
  }
}

/** A next step. */
export interface Suggestion {
  readonly href: string;
  readonly text: string;
}

const STATUS: Readonly<Record<string, number>> = { SERVICE_UNAVAILABLE: 503, QUERY_TIMED_OUT: 503, OVERLOADED: 503, RATE_LIMITED: 429, INTERNAL_SERVER_ERROR: 500, UNAUTHENTICATED: 401 };

/** The HTTP status that says the same as an error of the API: 404 for what does not exist, 400 for what makes no sense. */
export const statusOf = ({ code }: AskedError): number => STATUS[code] ?? (/^UNKNOWN_|^NOT_FOUND$/.test(code) ? 404 : 400);

/** The data of an answer that a page cannot do without. Fails: NoPage with the API's own words. */
export function needed<T extends object>({ data, errors }: Answer<T>, title: string): T {
  const [first] = errors;
  if (first !== undefined && (data === null || Object.values(data).every((value) => value === null))) throw new NoPage(statusOf(first), title, withoutVariable(first.message));
  if (data === null) throw new NoPage(500, title, "The server gave no answer.");
  return data;
}

/** One field of the answer that a page cannot do without. Fails: NoPage with the API's own words. */
export function neededAt<T extends object, K extends keyof T & string>(answer: Answer<T>, field: K, title: string): NonNullable<T[K]> {
  const value = needed(answer, title)[field];
  const failed = errorAt(answer.errors, field);
  if (failed !== null) throw new NoPage(statusOf(failed), title, withoutVariable(failed.message));
  if (value === null || value === undefined) throw new NoPage(500, title, "The server gave no answer.");
  return value;
}

/** What is wrong with a variable, without the words of GraphQL: `wishes.hardDay: …`. */
export const withoutVariable = (message: string): string => message.replace(/^Variable "\$(\w+)" got invalid value .*? at "\1([^"]*)"; /s, "$1$2: ").replace(/^\$/, "");

/** The error at one field of the answer; null: none. */
export const errorAt = (errors: readonly AskedError[], ...path: readonly (string | number)[]): AskedError | null =>
  errors.find((error) => path.every((step, i) => error.path[i] === step)) ?? null;
