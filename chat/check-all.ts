import { config } from '../config.ts';
import { testerOn } from '../db/queries/chat-checks.ts';
import type { CheckLine, CheckReport } from '../domain/chat-check.ts';
import type { Probe } from './check-probe.ts';
import { slackProbe } from './check-slack.ts';
import { telegramProbe } from './check-telegram.ts';
import { webProbe } from './check-web.ts';
import { checkPlatform } from './check.ts';
import type { ProviderId } from './port.ts';

/** Which platforms are checked, with whose accounts, and how long they are given to press. */
export type Checking = {
  personId?: string | undefined;
  only?: ProviderId | undefined;
  waitMs: number;
  tell?: (provider: ProviderId, line: CheckLine) => void;
};

/** Checks every platform that is configured, all at once: somebody presses on each. */
export async function checkChats({
  personId,
  only,
  waitMs,
  tell = () => undefined,
}: Checking): Promise<CheckReport[]> {
  const probes = probesOf().filter(({ port }) => only === undefined || port.provider === only);
  return Promise.all(
    probes.map(async (probe) => {
      const { provider } = probe.port;
      const tester = personId && {
        personId,
        waitMs,
        ...(await testerOn(provider, personId)),
      };
      return checkPlatform(probe, tester || undefined, (line) => tell(provider, line));
    }),
  );
}

function probesOf(): Probe[] {
  const { TELEGRAM_TOKEN: telegram, SLACK_BOT_TOKEN: slack, SLACK_API_URL: url } = config();
  return [
    ...(telegram ? [telegramProbe(telegram)] : []),
    ...(slack ? [slackProbe(slack, url)] : []),
    webProbe(),
  ];
}
