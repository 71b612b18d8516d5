/** A file dropped on or chosen for the list is read here and put into the field; it goes nowhere else. */
const field = document.querySelector<HTMLTextAreaElement>("textarea[data-titles]");
if (field !== null) {
  const label = document.createElement("label");
  label.className = "button quiet";
  label.textContent = "Open a file";
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".csv,.tsv,.txt,text/csv,text/plain";
  input.className = "out-of-sight";
  label.append(input);
  field.form?.querySelector("button[type=submit]")?.after(" ", label);
  input.addEventListener("change", () => void input.files?.[0]?.text().then((text) => { field.value = text; }));
}
