import { checkStanding } from "../company/index.js";
import { PublicError } from "../shared/errors.js";
import { place, type PlacedVersion } from "./domain/ladder.js";
import type { PublishedLadders } from "./published.js";

/** No published version has that id: there is none, it is not the id of a version, or it is a draft, which is not said. */
export class UnknownVersion extends PublicError {
  constructor(field: string, id: string) {
    super(
      "UNKNOWN_VERSION",
      `${field}: no published ladder version has the id "${id.slice(0, 40)}". Ids of versions begin with ver_ and come from the \`id\` of a LadderVersion, as in \`company { ladders { versions { nodes { id } } } }\`.`,
      { field, id: id.slice(0, 40) },
    );
  }
}

/**
 * Versions by id, published or retired, in force or not, with the ladders and companies they belong to.
 * Keys of `ids` are the fields the caller gave them in. Fails: UnknownVersion for the first that is not there, CompanyTakenDown.
 */
export async function placedVersions<F extends string>(ids: Readonly<Record<F, string>>, published: PublishedLadders): Promise<Readonly<Record<F, PlacedVersion>>> {
  const asked = Object.entries(ids) as [F, string][];
  const wellFormed = asked.map(([, id]) => id).filter((id) => id.startsWith("ver_"));
  const places = await published.placesOf(wellFormed);
  const companies = await published.bySlug([...places.values()].map((where) => where.companySlug));
  const versions = await published.byVersionId(wellFormed, companies.values());
  const found = asked.map(([field, id]): [F, PlacedVersion] => {
    const [where, version] = [places.get(id), versions.get(id)];
    const company = where && companies.get(where.companySlug);
    if (version === undefined || company === undefined) throw new UnknownVersion(field, id);
    checkStanding(company.company, field);
    const ladder = company.ladders.find((other) => other.id === version.ladderId);
    // the ladder has no version in force any more: what of it is asked for here its versions know
    return [field, ladder?.version.id === id ? ladder.version : place(version, ladder ?? { id: version.ladderId, slug: "", isMain: false, company: company.company })];
  });
  return Object.fromEntries(found) as Record<F, PlacedVersion>;
}
