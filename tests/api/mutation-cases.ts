/** What the tests of all mutations know: a company, tokens of it and of another, an admin's. */
export interface MutationWorld {
  /** Slug of the company that everything below belongs to. */
  readonly company: string;
  /** Id of a token of the company that holds. */
  readonly tokenId: string;
}

export interface MutationCase {
  /** An input that an admin, or an owner of the company, gets no user error for. Called once for each time it is sent. */
  readonly valid: (world: MutationWorld) => object;
  /** The same about a thing that is not there; absent where the mutation is about nothing that could be hidden. */
  readonly unknown?: (world: MutationWorld) => object;
  /** For admins alone: an owner is told FORBIDDEN. */
  readonly adminOnly?: boolean;
}

/** Every mutation of the schema; tests/api/mutations.test.ts fails for one that is missing here. */
export const MUTATION_CASES: Readonly<Record<string, MutationCase>> = {
  createToken: {
    valid: ({ company }) => ({ company, role: "EDITOR", name: "ci" }),
    unknown: () => ({ company: "no-such-company", role: "EDITOR", name: "ci" }),
  },
  revokeToken: {
    valid: ({ tokenId }) => ({ id: tokenId }),
    unknown: () => ({ id: "tok_aaaaaaaaaaaaaaaaaaaa" }),
  },
  assignRole: {
    valid: ({ company }) => ({ subject: "user-1", role: "EDITOR", company }),
    adminOnly: true,
  },
};
