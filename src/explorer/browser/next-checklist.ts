/** Keeps what is ticked in the page's address as one ticks; nothing is stored or sent. */
export function keepTicks(form: HTMLFormElement): void {
  const count = form.querySelector<HTMLOutputElement>("[data-ticked]");
  form.addEventListener("change", () => {
    const address = [...new FormData(form)].map(([name, value]) => `${name}=${encodeURIComponent(String(value)).replace(/%(3A|2F)/g, decodeURIComponent)}`).join("&");
    history.replaceState(null, "", `${location.pathname}?${address}${location.hash}`);
    if (count !== null) count.value = String(form.querySelectorAll("input[type=checkbox]:checked").length);
  });
}
