import type { CheckLine } from '../domain/chat-check.ts';
import type { ChatPort, Dest, MessageRef } from './port.ts';

/** How one step went; undefined where the platform has no such step. */
export type Finding = Omit<CheckLine, 'step' | 'ms'> | undefined;

/** A file that was sent, as it can be fetched back and taken away. */
export type SentFile = { fetch: () => Promise<Buffer>; remove: () => Promise<void> };

/** What the check of a platform needs beyond the port: its account, its way in, files, deleting. */
export type Probe = {
  port: ChatPort;
  /** Any address of the platform whose answer tells its time; none for our own. */
  clockUrl?: string;
  /** Does the token work, and whose is it? */
  reach: () => Promise<string>;
  scopes?: () => Promise<Finding>;
  inlet: () => Promise<Finding>;
  sendFile?: (dest: Dest, name: string, bytes: Buffer) => Promise<SentFile>;
  /** Whether somebody is told on their closed devices; on the web only. */
  push?: (personId: string) => Promise<Finding>;
  /** Takes a message away again. */
  remove?: (ref: MessageRef) => Promise<void>;
};

/** A step went wrong, in the platform's words. */
export const failed = (detail: string, advice: CheckLine['advice'] = 'other'): Finding => ({
  state: 'failed',
  detail,
  advice,
});
