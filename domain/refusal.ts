/**
 * A request that the rules turn down. Shown to the person who asked, in their language, by the
 * text `refusal.<code>`; never retried, never logged as an error.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** What the refusal is about: names, numbers and articles for the text. Never personal data. */
export type RefusalDetails = Record<string, string | number>;

/** Every reason to refuse; `locales/` holds a text for each. */
export type RefusalCode =
  | 'forbidden'
  | 'illegal-step'
  | 'stale'
  | 'already-decided'
  | 'not-found'
  | 'bad-input';
