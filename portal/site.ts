import type { Database } from './database.ts';
import type { Intake } from './intake-store.ts';
import type { Allowance } from './limiter.ts';
import type { PageCache } from './page-cache.ts';

/** What the portal works with: its database, its own address, the clock of the demo or the machine's. */
export type Site = {
  database: Database;
  url: string;
  demo: boolean;
  allowance?: Allowance;
  /** Where pages are kept; without it each is made anew. */
  pages?: PageCache;
  /** Where objections and complaints go; without it there are no forms. */
  intake?: Intake;
  intakeAllowance?: Allowance;
};
