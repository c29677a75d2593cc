/** What a command of `npx yaohao` writes to and returns. Kept apart from `process` so that tests can run it. */
export type Output = { out: (text: string) => void; err: (text: string) => void };

/** A command takes its words and returns the exit code: 0 done, 1 a negative answer, 2 unusable input. */
export type Command = (words: string[], output: Output) => Promise<number>;

/** Input that a command cannot use: one line on stderr, exit code 2, nothing on stdout. */
export class UsageError extends Error {}
