import type { DataSource } from "typeorm";
import { createToken } from "../../src/app/operator.js";
import type { Role } from "../../src/access/index.js";

/** The header of somebody with this role, at this company. */
export interface Bearer {
  readonly authorization: string;
}

/** A new token: an admin's, or one of the company with this slug. It holds for an hour. */
export async function bearer(dataSource: DataSource, role: Role, company: string | null = null): Promise<Bearer & { readonly id: string; readonly secret: string }> {
  const { secret, token } = await createToken(dataSource, { role, company, name: `${role} ${company ?? ""}`.trim(), expiresAt: new Date(Date.now() + 3_600_000) });
  return { authorization: `Bearer ${secret}`, id: token.id, secret };
}
