import "reflect-metadata";
import { DataSource, type Logger } from "typeorm";
import { CompaniesAndLadders1795161600000 } from "../../migrations/20261120100000-companies-and-ladders.js";
import { PublishedVersionsAreImmutable1795161660000 } from "../../migrations/20261120100100-published-versions-are-immutable.js";
import { CurrentRungsAndEpoch1795161720000 } from "../../migrations/20261120100200-current-rungs-and-epoch.js";
import { Crosswalks1795161780000 } from "../../migrations/20261120100300-crosswalks.js";
import { SeedState1795161840000 } from "../../migrations/20261120100400-seed-state.js";
import { Taxonomy1795165200000 } from "../../migrations/20261120110000-taxonomy.js";
import { RangesInUse1795168800000 } from "../../migrations/20261120120000-ranges-in-use.js";
import { Search1795168860000 } from "../../migrations/20261120120100-search.js";
import { Evaluation1795170600000 } from "../../migrations/20261120123000-evaluation.js";
import { Access1795172400000 } from "../../migrations/20261120130000-access.js";
import { Drafts1795176000000 } from "../../migrations/20261120140000-drafts.js";
import { ScheduledVersions1795176600000 } from "../../migrations/20261120141000-scheduled-versions.js";
import { Claims1795179600000 } from "../../migrations/20261120150000-claims.js";
import { Disputes1795180200000 } from "../../migrations/20261120151000-disputes.js";
import { Competencies1795180800000 } from "../../migrations/20261120152000-competencies.js";
import { NoJit1795183200000 } from "../../migrations/20261120160000-no-jit.js";
import { VersionDocuments1795183800000 } from "../../migrations/20261120161000-version-documents.js";
import { ACCESS_ROWS } from "../access/access.rows.js";
import { ClaimRow } from "../claim/claim.rows.js";
import { CompanyCitationRow, CompanyRow } from "../company/company.rows.js";
import {
  CurrentRangeRow, CurrentRungRow, LadderRow, LadderVersionCitationRow, LadderVersionRow, MappingActRow, MappingCitationRow, MappingDisagreementRow, MappingRow, MappingSetRow, RungCompetencyRow, RungRow, VersionDocumentRow,
} from "../ladder/ladder.rows.js";
import { DISPUTE_ROWS } from "../equivalence/disputes.rows.js";
import { CrosswalkAssertionRow, CrosswalkCellRow, CrosswalkRow } from "../equivalence/equivalence.rows.js";
import { EVALUATION_ROWS } from "../equivalence/evaluation.rows.js";
import { SearchCompanyRow, SearchNameRow, SearchPlaceRow } from "../search/search.rows.js";
import { TAXONOMY_ROWS } from "../taxonomy/taxonomy.rows.js";
import { driver } from "./bounded-pool.js";
import { CitationRow } from "./citations.js";
import { ImpatientClient } from "./impatient-client.js";

/** Where PostgreSQL answers: a URL, or the socket folder of the embedded server. */
export type Connection = { readonly url: string } | { readonly host: string; readonly user: string; readonly database: string };

/** Connections to the database that one process holds. On two cores 4 gave better tails than 8. */
const POOL_SIZE = 4;
/**
 * Milliseconds after which a statement is given up; the slowest of the API takes 30. `statement_timeout` alone does not help when the server hangs. Together with
 * the wait for a connection less than the 5 s within which there is an answer, whatever the database does.
 */
const QUERY_TIMEOUT = 3_000;
const CONNECT_TIMEOUT = 1_500;

/** Told of every SQL statement as it is sent: tests count them. */
export type StatementListener = (sql: string) => void;

/** SERVING: a statement that takes too long is given up. MAINTENANCE: migrations, seeding and checks take the time they need. */
export type Purpose = "SERVING" | "MAINTENANCE";

/**
 * Opens the pool. Migrations are not run here.
 * Fails: whatever the driver says when the server cannot be reached.
 */
export async function openDataSource(connection: Connection, onStatement?: StatementListener, purpose: Purpose = "SERVING", mayBePooler = true): Promise<DataSource> {
  const dataSource = new DataSource({
    type: "postgres",
    driver, // else TypeORM looks for it by itself, and would find another one than we have where the server is bundled
    ...("url" in connection ? { url: connection.url } : { host: connection.host, username: connection.user, database: connection.database }),
    entities: [
      CitationRow, CompanyRow, CompanyCitationRow, LadderRow, LadderVersionRow, LadderVersionCitationRow, RungRow, RungCompetencyRow, MappingSetRow, MappingRow,
      MappingCitationRow, MappingDisagreementRow, MappingActRow, CurrentRungRow, CurrentRangeRow, VersionDocumentRow, CrosswalkRow, CrosswalkAssertionRow, CrosswalkCellRow, ...DISPUTE_ROWS,
      SearchCompanyRow, SearchNameRow, SearchPlaceRow, ...EVALUATION_ROWS, ...TAXONOMY_ROWS, ...ACCESS_ROWS, ClaimRow,
    ],
    migrations: [
      CompaniesAndLadders1795161600000, PublishedVersionsAreImmutable1795161660000, CurrentRungsAndEpoch1795161720000, Crosswalks1795161780000, SeedState1795161840000,
      Taxonomy1795165200000, RangesInUse1795168800000, Search1795168860000, Evaluation1795170600000, Access1795172400000, Drafts1795176000000, ScheduledVersions1795176600000,
      Claims1795179600000, Disputes1795180200000, Competencies1795180800000, NoJit1795183200000, VersionDocuments1795183800000,
    ],
    migrationsTransactionMode: "each",
    ...(onStatement ? { logging: ["query"], logger: listening(onStatement) } : { logging: false }),
    poolSize: POOL_SIZE,
    extra: {
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      ...(purpose === "SERVING" && { Client: ImpatientClient, query_timeout: QUERY_TIMEOUT, ...(mayBePooler && { statement_timeout: QUERY_TIMEOUT }) }),
    },
  });
  return dataSource.initialize().catch((error: unknown) => {
    // PgBouncer refuses settings of a session that it is not told to ignore; there its own query_timeout ends what we gave up
    if (mayBePooler && String(error).includes("unsupported startup parameter")) return openDataSource(connection, onStatement, purpose, false);
    throw error;
  });
}

/** Brings the schema up to date; a second run changes nothing. Returns the names of the migrations that ran. */
export async function migrate(dataSource: DataSource): Promise<readonly string[]> {
  return (await dataSource.runMigrations()).map((migration) => migration.name);
}

function listening(listener: StatementListener): Logger {
  const ignore = (): void => undefined;
  return { logQuery: listener, logQueryError: ignore, logQuerySlow: ignore, logSchemaBuild: ignore, logMigration: ignore, log: ignore };
}
