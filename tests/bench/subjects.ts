import type { DataSource } from "typeorm";

/** An invented company, and what of it can be asked about: the rungs on the individual track of its main ladder, which is for software. */
export interface Subject {
  readonly slug: string;
  readonly name: string;
  readonly rungs: readonly { readonly code: string | null; readonly title: string }[];
}

/** All invented companies of a database, in an order that is the same on every machine and has nothing to do with their names or sizes: the first is the most popular. */
export async function subjectsOf(dataSource: Pick<DataSource, "query">): Promise<readonly Subject[]> {
  return dataSource.query(
    `select c.slug, c.name, json_agg(json_build_object('code', r.code, 'title', r.title) order by r.ord) as rungs
       from company c join ladder l on l.company_id = c.id and l.is_main join rung r on r.version_id = l.current_version_id and r.track = 'IC'
      where c.slug like 'invented-%' group by c.id order by md5(c.slug)`,
  );
}
