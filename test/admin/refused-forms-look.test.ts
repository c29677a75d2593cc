import { beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, usePanel } from '../support/panel.ts';
import { aPerson, type AUnit } from '../support/factories.ts';
import { everyDesk } from '../support/every-desk.ts';
import { kindOf, walkDesk } from '../support/walk-desk.ts';
import { fillAll, heldIn, type TypedForm, typedForms } from '../support/typed-forms.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);

// What somebody only chooses from: every choice is right.
const chosenOnly = [
  '/desk/cases/credit',
  '/desk/disclosures/channel-file',
  '/desk/export',
  '/desk/frequency/proof',
  '/desk/kpi/publish',
  '/desk/profiles/:slug',
  '/desk/reach/drill',
];
const kinds: string[] = [
  '/desk/calendar',
  '/desk/campaigns',
  '/desk/campaigns/:id/decide',
  '/desk/cases',
  '/desk/cases/:id/assign',
  '/desk/cases/:id/close',
  '/desk/cases/:id/crime',
  '/desk/cases/:id/measure',
  '/desk/cases/:id/refer',
  '/desk/complaints/:id/conclude',
  '/desk/deputies',
  '/desk/disclosures/:id/channel',
  '/desk/disclosures/:id/correction',
  '/desk/exclusions',
  '/desk/exclusions/:id/decide',
  '/desk/experts',
  '/desk/forms',
  '/desk/frequency/boost',
  '/desk/import',
  '/desk/items',
  '/desk/items/:id/retire',
  '/desk/leave',
  '/desk/messages/quiet',
  '/desk/objections',
  '/desk/objections/:id/assign',
  '/desk/overdue/:id',
  '/desk/plans',
  '/desk/plans/:id/lines/:id',
  '/desk/plans/:id/lines/new',
  '/desk/profiles',
  '/desk/profiles/:slug/change/:key',
  '/desk/profiles/:slug/verdict',
  '/desk/registry/flags/:id/decide',
  '/desk/registry/inspectors',
  '/desk/registry/inspectors/:id/amend',
  '/desk/registry/inspectors/:id/depart',
  '/desk/registry/inspectors/:id/interests',
  '/desk/registry/joint-pools',
  '/desk/registry/joint-pools/:id/consent',
  '/desk/registry/subjects',
  '/desk/registry/subjects/:id/amend',
  '/desk/registry/subjects/:id/flags',
  '/desk/registry/subjects/:id/retire',
  '/desk/requests/consent/campaign/:id',
  '/desk/requests/consent/deployment/:id',
  '/desk/requests/consent/exclusion/:id',
  '/desk/requests/consent/flag/:id',
  '/desk/requests/consent/pool-agreement/:id',
  '/desk/requests/consent/profile/:id',
  '/desk/requests/disclosure/:id',
  '/desk/tasks/:id/deployment',
  '/desk/tasks/:id/freeze',
  '/desk/tasks/:id/scheme',
  '/desk/visits/:id/deliver',
  '/desk/visits/:id/end',
  '/desk/visits/:id/third-party',
];

type Met = { client: Client; at: string; form: TypedForm };
const met = new Map<string, Met>();

beforeAll(async () => {
  const password = await hashPassword('yaohao-demo');
  for (const [at, unit] of (await everyDesk(sql)).entries()) {
    const overseer = await anOverseer(unit);
    await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      overseer.id,
      `overseer-${at}`,
      password,
    ]);
    const client = await panel.signIn(`overseer-${at}`);
    await walkDesk(client, ['/desk', ...(await entries(unit))], 3, (page, markup) => {
      for (const form of typedForms(markup)) {
        const kind = kindOf(form.action);
        if (!met.has(kind)) met.set(kind, { client, at: page, form });
      }
    });
  }
}, 480_000);

const roles = [
  'registrar',
  'planner',
  'approver',
  'head',
  'auditor',
  'administrator',
  'coordinator',
] as const;
// Somebody who may do everything there meets every form of the bureau.
const anOverseer = (unit: AUnit) =>
  aPerson(sql, { unit, roles: roles.map((role) => [role, unit]) });

// Pages that one comes to by searching.
async function entries({ path }: AUnit): Promise<string[]> {
  const rows = await sql(
    `(select 'subjects/' || o.id as at from subject o join unit u on u.id = o.unit_id where u.path like $1 || '%' limit 1)
     union all
     (select 'inspectors/' || i.person_id from inspector i join person p on p.id = i.person_id
        join unit u on u.id = p.unit_id where u.path like $1 || '%' limit 1)`,
    [path],
  );
  return rows.map(({ at }) => `/desk/registry/${at}`);
}

async function refused(
  client: Client,
  at: string,
  { action, isUpload }: TypedForm,
  sent: [string, string][],
): Promise<string> {
  const headers = { referer: panel.origin() + at };
  const answer = isUpload
    ? await client.send(action, uploadOf(sent), headers)
    : await client.post(action, listsOf(sent), headers);
  expect(answer.status).toBe(303);
  return (await client.get(answer.headers.get('location')!.split('#')[0]!)).text();
}

function uploadOf(sent: [string, string][]): FormData {
  const body = new FormData();
  for (const [name, value] of sent) body.append(name, value);
  return body;
}

function listsOf(sent: [string, string][]): Record<string, string[]> {
  const body: Record<string, string[]> = {};
  for (const [name, value] of sent) (body[name] ??= []).push(value);
  return body;
}

describe('every form of the desk that is refused', () => {
  test.each(kinds)('%s comes back as it was typed, with the reason at it', async (kind) => {
    const { client, at, form } = met.get(kind)!;
    const sent = fillAll(form);
    const page = await refused(client, at, form, sent);
    const shown = form.controls.filter(({ kind: one }) => one !== 'hidden' && one !== 'password');
    const names = new Set(shown.map(({ name }) => name));
    const typed = sent
      .filter(([name]) => names.has(name))
      .map(([name, value]) => `${name}=${value}`);
    const again = typedForms(page).filter(({ body }) => body.includes('id="wrong"'));
    expect(again).toHaveLength(1);
    expect(again[0]!.action).toBe(form.action);
    expect(heldIn(again[0]!)).toEqual(expect.arrayContaining(typed));
    expect(page).toMatch(/<p class="flash refused"[^>]*>[^]*?href="#wrong"/);
  });

  test('is one of these, or has nothing that could be wrong', () => {
    expect([...met.keys()].filter((kind) => !kinds.includes(kind)).toSorted()).toEqual(chosenOnly);
  });
});
