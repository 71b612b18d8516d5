import type { TitledText } from "../pages/level.question.js";
import { Ground, type Source } from "./ground.js";

interface TitledTextsProps {
  readonly id: string;
  readonly heading: string;
  readonly note?: string;
  readonly texts: readonly TitledText[];
  readonly sources: readonly Source[];
  readonly derived?: boolean;
}

/** Statements under a heading, each with its ground; nothing where there are none. */
export function TitledTexts({ id, heading, note, texts, sources, derived }: TitledTextsProps) {
  if (texts.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {note !== undefined && <p class="soft">{note}</p>}
      <ul class="told">
        {texts.map((told) => (
          <li key={told.text}>
            {told.title !== null && <strong>{told.title}. </strong>}{told.text} <Ground fact={told} sources={sources} derived={derived === true} />
            {told.points.length > 0 && <ul class="soft">{told.points.map((point) => <li key={point}>{point}</li>)}</ul>}
          </li>
        ))}
      </ul>
    </section>
  );
}
