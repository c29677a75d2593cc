import type { WebClient } from '@slack/web-api';
import { hasSlackGroups } from '../db/queries/chat-checks.ts';
import { slackGroupScopes, slackScopes } from '../domain/chat-check.ts';
import { listenerFinding } from './check-inlet.ts';
import { failed, type Finding, type Probe, type SentFile } from './check-probe.ts';
import type { Dest } from './port.ts';
import { slackClient, slackPort } from './slack.ts';

/** Slack as the check sees it. */
export function slackProbe(token: string, apiUrl?: string): Probe {
  const client = slackClient(token, apiUrl);
  return {
    port: slackPort(client),
    clockUrl: `${apiUrl ?? 'https://slack.com/api/'}api.test`,
    reach: async () => {
      const { user, team } = await client.auth.test();
      return `${user} @ ${team}`;
    },
    scopes: () => scopes(client),
    inlet: () => listenerFinding('slack'),
    sendFile: (dest, name, bytes) => sendFile(client, token, dest, { name, bytes }),
    remove: async ({ dest, id }) => void (await client.chat.delete({ channel: dest.chat, ts: id })),
  };
}

async function scopes(client: WebClient): Promise<Finding> {
  const { response_metadata: told } = await client.auth.test();
  const granted = told?.scopes ?? [];
  const missing: string[] = slackScopes.filter((scope) => !granted.includes(scope));
  const readsGroups = slackGroupScopes.some((scope) => granted.includes(scope));
  if (!readsGroups && (await hasSlackGroups())) missing.push(slackGroupScopes.join(' / '));
  if (missing.length > 0) return failed(missing.join(', '), 'scopes');
  return { state: 'ok', detail: granted.join(', ') };
}

type Answer = { files: { files?: { id?: string }[] }[] };

async function sendFile(
  client: WebClient,
  token: string,
  dest: Dest,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<SentFile> {
  const upload = { channel_id: dest.chat, filename: name, file: bytes };
  const { files } = (await client.filesUploadV2(upload)) as unknown as Answer;
  const file = files[0]?.files?.[0]?.id ?? '';
  return {
    fetch: async () => {
      const { file: info } = await client.files.info({ file });
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(info?.url_private_download ?? '', { headers });
      return Buffer.from(await answer.arrayBuffer());
    },
    remove: async () => void (await client.files.delete({ file })),
  };
}
