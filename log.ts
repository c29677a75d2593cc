import { pino } from 'pino';

// Read here and not through config(): the log must work when the configuration does not.
const logLevel = process.env['LOG_LEVEL'] ?? 'info';

const secrets = /bot\d+:[\w-]+|xox[abeprs]-[\w-]+|\b\d{17}[\dXx]\b|\b1[3-9]\d{9}\b/g;

/** Takes tokens, identity numbers and mobile numbers out of a text before it reaches a log. */
export const redact = (text: string): string => text.replace(secrets, '[redacted]');

function clean(error: unknown) {
  if (!(error instanceof Error)) return redact(String(error));
  return { type: error.name, message: redact(error.message), stack: redact(error.stack ?? '') };
}

/** Structured log of facts with ids. Errors and texts pass through `redact`. */
export const log = pino({
  level: logLevel,
  serializers: { err: clean, error: clean },
  hooks: {
    logMethod(args, method) {
      const safe = args.map((arg) => (typeof arg === 'string' ? redact(arg) : arg));
      method.apply(this, safe as Parameters<typeof method>);
    },
  },
});
