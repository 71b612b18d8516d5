/** A labelled field of a form. `hint` is said below it. */
export function Field({ id, name, label, value, hint, type = "text", required, search }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} name={name} type="text" value={value} required={required} inputMode={type === "number" ? "decimal" : undefined} maxLength={type === "number" ? 9 : 400} autocomplete="off" aria-describedby={hint === undefined ? undefined : `${id}-hint`} data-search={search} />
      {hint !== undefined && <p class="hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}

/** A labelled choice; its first entry is the one for no answer. */
export function Choice({ id, name, label, value, none, options }: ChoiceProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}><option value="">{none}</option>{options.map(([key, text]) => <option key={key} value={key} selected={key === value}>{text}</option>)}</select>
    </div>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly none: string;
  readonly options: readonly (readonly [key: string, text: string])[];
}

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly hint?: string;
  /** A number is a text field with the keys for one: browsers' own number fields lose what they cannot read. */
  readonly type?: "text" | "number";
  readonly required?: boolean;
  /** What browser/search.ts proposes while it is filled in; nothing is sent by taking a proposal. */
  readonly search?: "company-field";
}
