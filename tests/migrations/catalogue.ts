import type { DataSource } from "typeorm";

/** What extensions bring with them is theirs. */
const OURS = (oid: string, catalog: string): string => `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

/**
 * Everything that the schema `public` consists of, one line each, sorted: what pg_dump would write, without its order.
 * TypeORM's own table of migrations is left out.
 */
export async function catalogue(dataSource: DataSource): Promise<readonly string[]> {
  const rows: { line: string }[] = await dataSource.query(`
    with tables as (select c.oid, c.relname, c.relkind from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname not like 'migrations%')
    select 'table ' || relname as line from tables where relkind = 'r'
    union all select format('column %s.%s %s%s default %s %s', t.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
        coalesce(pg_get_expr(d.adbin, d.adrelid), '-'), a.attidentity)
      from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum where t.relkind = 'r'
    union all select format('constraint %s on %s: %s', k.conname, coalesce(t.relname, y.typname), pg_get_constraintdef(k.oid))
      from pg_constraint k left join tables t on t.oid = k.conrelid left join pg_type y on y.oid = k.contypid
      where k.connamespace = 'public'::regnamespace and (t.oid is not null or k.contypid <> 0)
    union all select pg_get_indexdef(i.indexrelid) from pg_index i join tables t on t.oid = i.indrelid
    union all select pg_get_triggerdef(g.oid) from pg_trigger g join tables t on t.oid = g.tgrelid where not g.tgisinternal
    union all select pg_get_functiondef(p.oid) from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and ${OURS("p.oid", "pg_proc")}
    union all select format('domain %s %s', y.typname, format_type(y.typbasetype, y.typtypmod)) from pg_type y
      where y.typnamespace = 'public'::regnamespace and y.typtype = 'd' and ${OURS("y.oid", "pg_type")}
    union all select format('sequence %s', relname) from tables where relkind = 'S'
    union all select format('extension %s', extname) from pg_extension where extname <> 'plpgsql'
    union all select format('comment on %s %s: %s', t.relname, coalesce((select attname from pg_attribute where attrelid = t.oid and attnum = s.objsubid and s.objsubid > 0), ''), s.description)
      from pg_description s join tables t on t.oid = s.objoid and s.classoid = 'pg_class'::regclass
    order by 1`);
  return rows.map((row) => row.line);
}
