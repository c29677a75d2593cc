import type { RequestHandler } from 'express';
import type { EntityManager } from 'typeorm';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import {
  campaignsOf,
  exclusionChoices,
  exclusionsOf,
  openExclusions,
} from '../../db/queries/exclusions.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { dayOf } from '../../domain/day.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Official, visitorOf } from '../visitor.ts';
import { campaignForm, campaignList } from './campaigns.ts';
import { exclusionCard } from './exclusion-card.ts';
import { type ExclusionChoices, exclusionForm } from './exclusion-form.ts';
import { yearSection } from './exclusion-year.ts';

/** 不适用情形: inspections outside the random draw, what of them is open, and their year. */
export const exclusionsPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const { manager: tx } = database();
  const paths = pathsOf(actor);
  const today = dayOf(await currentTime());
  const year = yearIn(request.query['year'], today);
  const open = await openExclusions(tx, paths);
  const choices = await choicesOf(tx, actor);
  sendPage(request, response, {
    title: t('panel.exclusions.title'),
    body: html`<p class="muted">${t('panel.exclusions.lead')}</p>
      <section>
        <h2>${t('panel.exclusions.open')} <span class="count">${open.length}</span></h2>
        ${open.length === 0 && html`<p class="card muted">${t('panel.exclusions.none-open')}</p>`}
        ${await Promise.all(open.map((one) => exclusionCard(one, today, visitor)))}
      </section>
      ${choices && exclusionForm(choices, today, visitor)}
      ${await yearSection({ year, paths, lines: await exclusionsOf(tx, paths, year), today }, visitor)}
      ${await campaignList(await campaignsOf(tx, paths, year), visitor)}
      ${choices && campaignForm(choices, visitor)}`,
  });
};

/** The units whose inspections outside the draw this person sees; refuses whoever sees none. */
export function pathsOf(actor: Official): string[] {
  const paths = scopeOf({ read: ['task.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  return paths;
}

/** The year that is asked for, or the running one. */
export const yearIn = (given: unknown, today: string): number =>
  typeof given === 'string' && /^20\d\d$/.test(given) ? Number(given) : Number(today.slice(0, 4));

async function choicesOf(tx: EntityManager, actor: Official): Promise<ExclusionChoices | null> {
  const units = await unitsUnder(scopeOf({ read: ['exclusion.register'] }, actor));
  if (units.length === 0) return null;
  const { bureauId, bureauPath, profileSlug } = await unitById(tx, units[0]!.id);
  const profile: Profile = await currentProfile(tx, profileSlug);
  return { units, profile, ...(await exclusionChoices(tx, bureauId, bureauPath)) };
}
