import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import {
  type DueFlag,
  type Found,
  flagsEnding,
  foundAtMost,
  flagsToDecide,
  type LicenceLine,
  licencesDue,
  searchRegistries,
  visitsOfRetired,
} from '../../db/queries/registry-desk.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { decideForm, flagDays, flagWord } from './flag-parts.ts';
import { agreementSection } from './joint-pool.ts';
import { registerForms } from './register-forms.ts';
import { rowsOf } from './registry-parts.ts';
import { subjectRules } from './subject-rules.ts';
import { shownPart } from './shown.ts';

const licenceDays = 90;
const flagDaysAhead = 30;

/** The registries' own desk: search, what waits for somebody, what expires, and entering by hand. */
export const registryPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { actor, t } = visitor;
  const paths = scopeOf({ read: ['registry.read', 'task.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const today = dayOf(await currentTime());
  const term =
    typeof request.query['q'] === 'string' ? request.query['q'].trim().slice(0, 100) : '';
  const [licences, waiting, ending, gone] = await Promise.all([
    licencesDue(paths, today, licenceDays),
    flagsToDecide(paths),
    flagsEnding(paths, today, flagDaysAhead),
    visitsOfRetired(paths),
  ]);
  const units = await unitsUnder(scopeOf({ read: ['registry.register'] }, actor));
  sendPage(request, response, {
    title: t('panel.registry.title'),
    body: html`${searchForm(term, visitor)}
      ${term !== '' && results(await searchRegistries(paths, term), visitor)}
      ${await waitingFlags(waiting, visitor)} ${retired(gone, visitor)}
      <div class="columns">${licenceList(licences, visitor)} ${endingFlags(ending, visitor)}</div>
      ${await agreementSection(paths, visitor)}
      ${units.length > 0 && registerForms({ units, rules: await subjectRules(units) }, visitor)}`,
  });
};

const searchForm = (term: string, { t }: Visitor): Html =>
  html`<form method="get" action="/desk/registry" class="card form" role="search">
    <label>${t('panel.registry.search')}<input name="q" value="${term}" maxlength="100" /></label>
    <p>
      <button class="primary">${t('panel.registry.find')}</button>
      <a href="/desk/registry/as-of">${t('panel.registry.as-of')}</a>
    </p>
  </form>`;

function results(
  { subjects, inspectors }: { subjects: Found[]; inspectors: Found[] },
  visitor: Visitor,
): Html {
  const { t } = visitor;
  const isOpen = { subjects: true, inspectors: opensInspectors(visitor) };
  const list = (found: Found[], where: keyof typeof isOpen, title: string) =>
    found.length > 0 &&
    html`<section class="card">
      <h2>
        ${title}
        <span class="count"
          >${Math.min(found.length, foundAtMost)}${found.length > foundAtMost && '+'}</span
        >
      </h2>
      ${found.length > foundAtMost && html`<p class="muted">${t('panel.registry.more', { count: foundAtMost })}</p>`}
      <ul class="lines">
        ${found.slice(0, foundAtMost).map(
          ({ id, name, code, unit, what }) =>
            html`<li>
              ${isOpen[where] ? html`<a href="/desk/registry/${where}/${id}">${name}</a>` : name}
              <span class="code">${code}</span>
              <span class="muted">${what} · ${unit}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  if (subjects.length + inspectors.length === 0) {
    return html`<p class="card muted">${t('panel.registry.nothing')}</p>`;
  }
  return html`<div class="columns">
    ${list(subjects, 'subjects', t('table.subject'))}
    ${list(inspectors, 'inspectors', t('table.inspector'))}
  </div>`;
}

async function waitingFlags(flags: DueFlag[], visitor: Visitor): Promise<Html | false> {
  const { t } = visitor;
  if (flags.length === 0) return false;
  return html`<section class="card">
    <h2>${t('panel.flag.waiting')} <span class="count">${flags.length}</span></h2>
    <ul class="lines">
      ${await Promise.all(flags.map((flag) => waitingFlag(flag, visitor)))}
    </ul>
  </section>`;
}

function waitingFlag(flag: DueFlag, visitor: Visitor): Promise<Html> {
  const { t, actor } = visitor;
  const { id, version, unitPath, recordedById: recordedBy } = flag;
  const decides = can(actor, 'flag.decide', { unitPath, recordedBy });
  const part = { kind: 'panel.flag', about: { type: 'flag', id, version }, decides };
  return shownPart(
    part,
    visitor,
    (shown) =>
      html`<li>
        <a href="/desk/registry/subjects/${flag.subjectId}#flags">${flag.subject}</a>
        <b>${flagWord(flag, t)}</b> <span class="muted">${flagDays(flag, visitor)}</span
        ><br />${flag.source} · ${flag.reason}
        <span class="muted">${t('panel.flag.by', { name: flag.recordedBy })}</span>
        ${decides && decideForm(flag, visitor, shown)}
      </li>`,
  );
}

function retired(
  visits: Awaited<ReturnType<typeof visitsOfRetired>>,
  { t }: Visitor,
): Html | false {
  if (visits.length === 0) return false;
  return html`<section class="card">
    <h2>${t('panel.gone.title')} <span class="count">${visits.length}</span></h2>
    <p class="muted">${t('panel.gone.ways')}</p>
    <ul class="lines">
      ${visits.map(
        ({ id, code, subjectId, subject, status }) =>
          html`<li>
            <a class="code" href="/desk/visits/${id}">${code}</a>
            <a href="/desk/registry/subjects/${subjectId}">${subject}</a>
            <span class="state over">${t(`subject-status.${status}` as TextKey)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

// The page of an inspector is for those who keep or read the registry, not for everybody who reads tasks.
const opensInspectors = ({ actor }: Visitor): boolean =>
  scopeOf({ read: ['registry.read'] }, actor).length > 0;

function licenceList(licences: LicenceLine[], visitor: Visitor): Html {
  const { t } = visitor;
  const isOpen = opensInspectors(visitor);
  return html`<section>
    <h2>${t('panel.registry.licences')} <span class="count">${licences.length}</span></h2>
    ${licences.length === 0 && html`<p class="card muted">${t('panel.registry.no-licences', { days: licenceDays })}</p>`}
    ${
      licences.length > 0 &&
      rowsOf(
        [t('field.personName'), t('field.unit'), t('field.licenceNo'), t('field.licenceExpiresOn')],
        licences.map(({ id, name, unit, licenceNo, expiresOn, days }) => [
          isOpen ? html`<a href="/desk/registry/inspectors/${id}">${name}</a>` : name,
          unit,
          html`<span class="code">${licenceNo}</span>`,
          html`${day(expiresOn, visitor.locale)}
            <span class="due ${days < 0 ? 'overdue' : days <= 30 ? 'soon' : ''}"
              >${days < 0 ? t('panel.inspector.expired') : t('panel.registry.days-left', { days })}</span
            >`,
        ]),
      )
    }
  </section>`;
}

function endingFlags(flags: DueFlag[], { t, locale }: Visitor): Html {
  return html`<section>
    <h2>${t('panel.flag.ending')} <span class="count">${flags.length}</span></h2>
    ${flags.length === 0 && html`<p class="card muted">${t('panel.flag.none-ending', { days: flagDaysAhead })}</p>`}
    ${
      flags.length > 0 &&
      rowsOf(
        [t('field.subjectName'), t('table.subject_flag'), t('field.endsOn')],
        flags.map((flag) => [
          html`<a href="/desk/registry/subjects/${flag.subjectId}#flags">${flag.subject}</a>`,
          flagWord(flag, t),
          flag.endsOn && day(flag.endsOn, locale),
        ]),
      )
    }
  </section>`;
}
