import { currentTime } from '../../db/clock.ts';
import { trailUnder } from '../../db/queries/trail-under.ts';
import { eventSentence } from '../../locales/event-sentence.ts';
import type { Locale } from '../../locales/translate.ts';
import { rows } from '../official.ts';
import type { Ports } from '../ports.ts';
import { type StepKey, stepsDone } from '../steps.ts';

/** A person or group that a pane can show. */
export type Occupant = {
  id: string;
  name: string;
  role: string;
  provider: string;
  url: string;
  /** The language that this person reads; a group has none of its own. */
  locale?: Locale;
};

/** One line of what just happened, and the door it came through. */
export type Happening = { text: string; door: string; at: string };

/** All that the demo page shows and that changes. */
export type DemoState = {
  now: string;
  done: StepKey[];
  inspectors: Occupant[];
  approvers: Occupant[];
  groups: Occupant[];
  officials: Occupant[];
  happenings: Happening[];
  /** The step being carried out at the moment, if any. */
  busy: StepKey | null;
  /** The switches that are on. */
  armed: string[];
  error: string | null;
};

const local = (port: number) => `http://127.0.0.1:${port}`;

/** Reads the state of the demo; people who have something to do come first. */
export async function readState(
  ports: Ports,
  locale: Locale,
): Promise<Omit<DemoState, 'busy' | 'error' | 'armed'>> {
  const [now, done, people, groups, happenings] = await Promise.all([
    currentTime(),
    stepsDone(),
    rows(occupants),
    rows('select id, provider, chat, title from chat_group order by provider desc'),
    trailUnder({ paths: ['/'], limit: 12 }),
  ]);
  const all = people.map((row) => toOccupant(ports, row));
  return {
    now: now.toISOString(),
    done,
    inspectors: all.filter(({ role }) => role === 'inspector'),
    approvers: all.filter(({ role }) => role === 'approver'),
    officials: all.filter(({ role }) => role === 'official'),
    groups: groups.map((row) => ({
      id: row['id'],
      name: row['title'],
      role: 'group',
      provider: row['provider'],
      url: groupUrl(ports, row['provider'], row['chat']),
    })),
    happenings: happenings.map((line) => ({
      text: eventSentence(locale, line),
      door: line.door,
      at: line.at.toISOString(),
    })),
  };
}

const occupants = `
  select p.id, p.name, p.locale, c.provider, c.user_id,
    case when i.person_id is not null then 'inspector'
      when exists (select 1 from role_assignment r where r.person_id = p.id and r.role = 'approver') then 'approver'
      else 'official' end as role,
    (select count(*) from message m where m.person_id = p.id)::int as messages
  from person p join chat_identity c on c.person_id = p.id and c.revoked_at is null
    left join inspector i on i.person_id = p.id
  where p.active and (i.person_id is null or exists (select 1 from seat s where s.inspector_id = p.id))
  order by messages desc, p.name`;

function toOccupant(ports: Ports, row: Record<string, any>): Occupant {
  const { id, name, role, provider, locale, user_id: user } = row;
  const url = {
    telegram: `${local(ports.telegram)}/ui/${user}`,
    slack: `${local(ports.slack)}/ui/${user}`,
    web: `${local(ports.bot)}/as/${id}/inbox?pane=1`,
  }[provider as 'telegram' | 'slack' | 'web'];
  return { id, name, role, provider, url, locale };
}

function groupUrl(ports: Ports, provider: string, chat: string): string {
  if (provider === 'telegram') return `${local(ports.telegram)}/ui/${chat}`;
  if (provider === 'slack') return `${local(ports.slack)}/ui/${chat}`;
  return `${local(ports.bot)}/group/${chat}?pane=1`;
}
