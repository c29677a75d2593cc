import type { Json } from './state.ts';

/** An answer with `ok: false`: Slack's error word and what else it says. */
export class SlackError extends Error {
  readonly extra: Json;

  constructor(code: string, extra: Json = {}) {
    super(code);
    this.extra = extra;
  }
}
