// What stands in the PostgreSQL tables, for the query builder. The columns are those of migrations/.
import type { Generated } from 'kysely';

export type Tables = {
  readonly units: { readonly id: string; readonly name: string; readonly active: boolean };
  readonly people: {
    readonly id: string;
    readonly name: string;
    readonly unit: string;
    readonly colour: string;
    readonly active: boolean;
    readonly is_admin: boolean;
    readonly subject: string | null;
  };
  readonly reports: {
    readonly id: string;
    readonly organ: string;
    readonly year: number;
    readonly edition: string;
    readonly epoch: Generated<number>;
    readonly seq: Generated<number>;
    readonly audit_count: Generated<number>;
    readonly audit_hash: string;
    readonly updated_at: string;
    readonly stamp: Generated<string>;
  };
  readonly updates: { readonly report: string; readonly seq: number; readonly author: string; readonly data: Buffer };
  readonly snapshots: { readonly report: string; readonly seq: number; readonly data: Uint8Array };
  /** `client` comes as text, as PostgreSQL's bigint does. */
  readonly clients: { readonly report: string; readonly client: string; readonly person: string };
  readonly audit: {
    readonly report: string;
    readonly number: number;
    readonly seq: number;
    readonly at: string;
    readonly person: string;
    readonly place: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly splices: string | null;
    readonly how: string;
    readonly made_at: string | null;
    readonly hash: string;
  };
  readonly conflicts: {
    readonly report: string;
    readonly id: string;
    readonly place: string;
    readonly values: string;
    readonly opened_at: string;
    readonly resolved_by: string | null;
    readonly resolved_at: string | null;
  };
  readonly review_steps: {
    readonly number: Generated<string>;
    readonly report: string;
    readonly part: string | null;
    readonly state: string;
    readonly by: string;
    readonly at: string;
    readonly note: string;
    readonly head_count: number;
    readonly head_hash: string;
  };
  readonly members: {
    readonly report: string;
    readonly person: string;
    readonly role: string;
    readonly assigned: string;
    readonly due: string | null;
  };
  readonly invitations: {
    readonly number: Generated<string>;
    readonly id: string;
    readonly digest: string;
    readonly person: string | null;
    readonly unit: string | null;
    readonly is_admin: boolean;
    readonly report: string | null;
    readonly role: string | null;
    readonly assigned: string;
    readonly due: string | null;
    readonly created_by: string;
    readonly created_at: string;
    readonly expires_at: string;
    readonly accepted_by: string | null;
    readonly accepted_at: string | null;
    readonly revoked_at: string | null;
  };
  readonly sign_ins: {
    readonly id: string;
    readonly person: string;
    readonly digest: string;
    readonly spent: string | null;
    readonly created_at: string;
    readonly expires_at: string;
    readonly ended_at: string | null;
  };
  readonly deeds: {
    readonly number: Generated<string>;
    readonly at: string;
    readonly person: string;
    readonly deed: string;
    readonly report: string | null;
    readonly about: string;
  };
  readonly notices: {
    readonly number: Generated<string>;
    readonly id: string;
    readonly person: string;
    readonly report: string;
    readonly kind: string;
    readonly by: string;
    readonly at: string;
    readonly place: string | null;
    readonly words: string;
    readonly read_at: string | null;
  };
  readonly marks: { readonly person: string; readonly name: string; readonly value: string; readonly at: string };
  readonly shared: { readonly name: string; readonly data: Uint8Array };
};
