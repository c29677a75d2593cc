import type { App } from '@slack/bolt';
import { slackClient } from '../chat/slack.ts';
import { type Home, permalink, publishHome, renderHome } from '../chat/slack-home.ts';
import { type Text, told } from '../chat/text.ts';
import { config } from '../config.ts';
import { cardPlaces } from '../db/queries/card-places.ts';
import { horizons } from '../domain/agenda.ts';
import { type Agenda, agendaFor, factsOf } from './agenda.ts';
import type { From } from './inbound.ts';
import { type Known, knownPerson } from './people.ts';
import type { Work } from './work.ts';

/** Fills the home tab each time somebody opens it. Nothing is kept: looking changes nothing. */
export function onHome(app: App, token: string, work: Work): void {
  const client = slackClient(token, config().SLACK_API_URL);
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    const from: From = {
      provider: 'slack',
      account: body.team_id,
      user: event.user,
      chat: event.channel,
    };
    work.add('slack home', async () => {
      const known = await knownPerson(from).catch(() => undefined);
      const home = known ? await homeOf(known, await workspaceOf(client)) : strangersHome;
      await publishHome(client, event.user, renderHome(home, known?.locale ?? 'zh-CN'));
    });
    await Promise.resolve();
  });
}

const strangersHome: Home = {
  title: told('page.inbox'),
  note: told('note.welcome'),
  sections: [],
  nothing: told('home.nothing'),
};

async function workspaceOf(client: ReturnType<typeof slackClient>): Promise<string> {
  const { url = 'https://slack.com/' } = await client.auth.test();
  return url;
}

async function homeOf(known: Known, workspace: string): Promise<Home> {
  const agenda = await agendaFor(known);
  const urls = await cardUrls(known, agenda, workspace);
  const { visits, queue, at } = agenda;
  return {
    title: told('home.title', { name: known.actor.name }),
    note: told('home.as-of', { at: { at: at.toISOString() } }),
    sections: [
      ...horizons.map((horizon) => ({
        title: told(`page.visits.${horizon}`),
        items: visits[horizon].map(({ id, subject, code, endsOn }) => ({
          title: subject,
          facts: { list: [code, told('page.visits.due', { on: { on: endsOn } })] },
          cardUrl: urls.get(id),
        })),
      })),
      {
        title: told('page.view.decide'),
        items: queue.map(({ title, blocks, about }) => ({
          title,
          facts: { list: factsOf(blocks) } as Text,
          cardUrl: urls.get(about.id),
        })),
      },
    ],
    nothing: told('home.nothing'),
    inboxUrl: new URL('/inbox', config().BOT_URL).href,
  };
}

async function cardUrls({ actor }: Known, agenda: Agenda, workspace: string) {
  const visits = Object.values(agenda.visits).flat();
  const ids = [...visits.map(({ id }) => id), ...agenda.queue.map(({ about }) => about.id)];
  const places = await cardPlaces(actor.id, 'slack', ids);
  return new Map(
    places.map(({ aboutId, chat, ref }) => [aboutId, permalink(workspace, chat, ref)]),
  );
}
