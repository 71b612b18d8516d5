/**
 * Judges examples without their names leaving the page: a letter goes in place of each, the same for the same name. The answer is the same page, asked
 * by an address without names; its form and verdict take the place of those here, and the names are put back.
 */
export function keepNames(form: HTMLFormElement): void {
  const notice = form.querySelector<HTMLElement>("[data-scripted]");
  const where = notice?.querySelector<HTMLElement>("[data-where]");
  if (where != null) where.textContent = notice!.dataset.scripted ?? "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void judge(form, event.submitter as HTMLButtonElement | null);
  });
}

async function judge(form: HTMLFormElement, submitter: HTMLButtonElement | null): Promise<void> {
  const names = new Map([...form.querySelectorAll<HTMLInputElement>("input[name^=what]")].map((input) => [input.name, input.value.trim()]));
  const grows = submitter?.classList.contains("quiet") === true;
  const address = `/readiness?${withoutNames(new FormData(form, submitter), names)}`;
  const answer = await fetch(address).then((response) => response.text(), () => null);
  if (answer === null) return say("The server could not be reached. Nothing was lost; try again.");
  const page = new DOMParser().parseFromString(answer, "text/html");
  const next = page.querySelector<HTMLFormElement>("form[data-readiness]");
  if (next === null) return say(page.querySelector("main .lead")?.textContent ?? "The server gave no answer.");
  for (const [name, words] of names) putBack(page, name, words);
  for (const id of ["judged", "judged-sources"]) document.getElementById(id)?.replaceWith(page.getElementById(id) ?? "");
  document.querySelector("a.as-graphql")?.setAttribute("href", page.querySelector("a.as-graphql")?.getAttribute("href") ?? "");
  form.replaceWith(next);
  keepNames(next);
  history.replaceState(null, "", address);
  (grows ? next.querySelector<HTMLElement>("fieldset:last-of-type input") : (document.getElementById("verdict") ?? document.getElementById("judged")))?.focus();
}

/** The form as an address; each distinct name is a letter, empty fields are left out. */
function withoutNames(data: FormData, names: ReadonlyMap<string, string>): string {
  const distinct = [...new Set([...names.values()].map((name) => name.toLowerCase()).filter((name) => name !== ""))];
  const pairs = [...data].map(([name, value]): [string, string] => [name, names.has(name) ? letter(distinct.indexOf(names.get(name)!.toLowerCase())) : String(value)]);
  return new URLSearchParams(pairs.filter(([, value]) => value !== "")).toString();
}

const letter = (place: number): string => (place < 0 ? "" : String.fromCharCode(65 + place));

function putBack(page: Document, name: string, words: string): void {
  page.querySelector(`input[name=${name}]`)?.setAttribute("value", words);
  const told = page.querySelector(`[data-words=${name}]`);
  if (told !== null && words !== "") told.textContent = words;
}

function say(message: string): void {
  const told = document.createElement("p");
  told.className = "notice";
  told.setAttribute("role", "status");
  told.textContent = message;
  document.getElementById("judged")?.replaceChildren(told);
}
