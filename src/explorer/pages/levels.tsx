import { needed, type PageRequest } from "../asking.js";
import { levelLink, roleLink } from "../links.js";
import type { Page } from "../page.js";
import { Ground, GROUND, SourceList, SOURCES, sourcesOf, type Grounded, type Source } from "../parts/ground.js";

interface ListedLevel extends Grounded {
  readonly key: string;
  readonly title: string;
  readonly track: "IC" | "M";
  readonly rank: number;
  readonly partial: boolean;
  readonly focus: Grounded & { readonly text: string };
}

interface ListedRole extends Grounded {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly span: Grounded & { readonly text: string };
}

interface Levels {
  readonly canonicalLevels: readonly ListedLevel[];
  readonly roles: readonly ListedRole[];
  readonly taxonomy: { readonly tracks: readonly (Grounded & { readonly track: "IC" | "M"; readonly title: string; readonly text: string })[]; readonly sources: readonly Source[] };
}

export const LEVELS = `query Levels {
  canonicalLevels { key title track rank partial ...Ground focus { text ...Ground } }
  roles { key title summary ...Ground span { text ...Ground } }
  taxonomy { tracks { track title text ...Ground } }
  ${SOURCES}
}

${GROUND}`;

/** `/levels`: both tracks side by side, the top rank first, and the roles. */
export async function levelsPage({ ask }: PageRequest): Promise<Page> {
  const question = { document: LEVELS, variables: {} };
  const { canonicalLevels: levels, roles, taxonomy } = needed(await ask<Levels>(question), "The levels cannot be shown");
  const sources = sourcesOf([...taxonomy.tracks, ...levels.map(({ focus }) => focus), ...roles, ...roles.map(({ span }) => span)], taxonomy.sources);
  const ranks = [...new Set(levels.map(({ rank }) => rank))].sort((a, b) => b - a);
  return {
    title: "Canonical levels and roles", section: "levels", question, description: "The levels that every company's rungs are placed on: engineers and managers side by side, by rank.",
    body: (
      <div class="wrap">
        <h1>Canonical levels</h1>
        <p class="lead">Every company's rungs are placed on one axis of levels. Levels of one rank have equal standing on both tracks; they are not the same job. <a href="/transition">What the next level demands</a></p>
        <div class="scroll" tabIndex={0} role="group" aria-label="Levels by rank and track">
          <table class="levels">
            <caption>Highest rank first</caption>
            <thead><tr><th scope="col">Rank</th>{taxonomy.tracks.map(({ track, title }) => <th scope="col" key={track}>{title}</th>)}</tr></thead>
            <tbody>
              {ranks.map((rank) => (
                <tr key={rank}>
                  <th scope="row">{rank}</th>
                  {taxonomy.tracks.map(({ track }) => <td key={track}>{levels.filter((level) => level.rank === rank && level.track === track).map((level) => <LevelCell key={level.key} level={level} sources={sources} />)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {taxonomy.tracks.map((track) => <p key={track.track} class="soft">{track.title}: {track.text} <Ground fact={track} sources={sources} /></p>)}
        <h2 id="roles">Roles</h2>
        <p>Some roles cut across levels, and many companies do not have them.</p>
        <ul class="card-grid">
          {roles.map((role) => (
            <li key={role.key} class="card">
              <h3><a href={roleLink(role.key)}>{role.title}</a></h3>
              <p>{role.summary} <Ground fact={role} sources={sources} /></p>
              <p class="soft">{role.span.text} <Ground fact={role.span} sources={sources} /></p>
            </li>
          ))}
        </ul>
        <SourceList sources={sources} />
      </div>
    ),
  };
}

const LevelCell = ({ level, sources }: { readonly level: ListedLevel; readonly sources: readonly Source[] }) => (
  <>
    <a class="level-name" href={levelLink(level.key)}>{level.title}</a>
    <p>{level.focus.text} <Ground fact={level.focus} sources={sources} /></p>
    {level.partial && <p class="soft">Described in part only.</p>}
  </>
);
