/** Elements without a library. */

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

function filled<T extends Element>(node: T, attributes: Attributes, children: readonly Child[]): T {
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value === true ? "" : String(value));
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** An HTML element; attributes that are null, undefined or false are left out. Texts are texts, whatever they hold. */
export const el = <K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] =>
  filled(document.createElement(name), attributes, children);

/** The same of SVG. */
export const svg = <K extends keyof SVGElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: readonly Child[]): SVGElementTagNameMap[K] =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = el("button", { type: "button", class: "quiet", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

/** An element of the page as the server sent it. */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as T;
}

/** Tells in a step's status line; what went wrong is said as such, not by its colour alone. */
export function tell(id: string, text: string, kind: "note" | "fault" = "note"): void {
  const line = part(id);
  line.className = kind === "fault" ? "notice" : "soft";
  line.textContent = kind === "fault" ? `This did not work: ${text}` : text;
}

/** Runs what a button starts: the button waits, and what fails is told in the step's status line. */
export async function run(status: string, starter: HTMLButtonElement | null, work: () => Promise<void>): Promise<void> {
  if (starter?.getAttribute("aria-disabled") === "true") return;
  starter?.setAttribute("aria-disabled", "true");
  tell(status, "Asking the server …");
  try {
    await work();
  } catch (error) {
    tell(status, error instanceof Error ? error.message : String(error), "fault");
  } finally {
    starter?.removeAttribute("aria-disabled");
  }
}
