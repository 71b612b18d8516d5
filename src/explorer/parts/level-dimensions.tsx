import type { Level, LevelAnswer } from "../pages/level.question.js";
import { Ground, type Source } from "./ground.js";
import { Radar } from "./radar.js";

/** The level's scores as a picture, and as a table with their words. */
export function LevelDimensions({ level, dimensions, sources }: { readonly level: Level; readonly dimensions: LevelAnswer["taxonomy"]["dimensions"]; readonly sources: readonly Source[] }) {
  const scores = new Map(level.dimensions.map((score) => [score.dimension.key, score]));
  const most = Math.max(...dimensions.flatMap(({ steps }) => steps.map(({ step }) => step)));
  return (
    <section aria-labelledby="dimensions">
      <h2 id="dimensions">Dimensions</h2>
      <p class="soft">Each from 0 to {most}, never to be summed: one can grow without another.</p>
      <div class="beside">
        <Radar name={level.title} most={most} spokes={dimensions.map(({ key, title }) => ({ title, score: scores.get(key)?.score ?? null }))} />
        <table>
          <caption class="out-of-sight">Dimensions of {level.title}</caption>
          <thead><tr><th scope="col">Dimension</th><th scope="col">Score</th><th scope="col">What it means here</th></tr></thead>
          <tbody>
            {dimensions.map(({ key, title }) => {
              const score = scores.get(key);
              return <tr key={key}><th scope="row">{title}</th><td>{score?.score ?? "–"}</td><td>{score === undefined ? <span class="soft">No source gives ground for a score.</span> : <>{score.text} <Ground fact={score} sources={sources} /></>}</td></tr>;
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
