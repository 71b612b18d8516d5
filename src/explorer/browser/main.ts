import { enhanceSearch } from "./search.js";

for (const input of document.querySelectorAll<HTMLInputElement>("input[data-search]")) enhanceSearch(input);

/** Links that are copied rather than followed, with a plain click. */
for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-copy]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || navigator.clipboard === undefined) return;
    event.preventDefault();
    const words = link.textContent;
    void navigator.clipboard.writeText(link.href).then(() => { link.textContent = "Copied"; }, () => location.assign(link.href));
    setTimeout(() => { link.textContent = words; }, 1_500);
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
