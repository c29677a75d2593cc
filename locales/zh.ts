import { accounts } from './zh-accounts.ts';
import { archives } from './zh-archive.ts';
import { diligence } from './zh-diligence.ts';
import { checkpointPages } from './zh-checkpoints.ts';
import { deputies } from './zh-deputy.ts';
import { me } from './zh-me.ts';
import { adHoc } from './zh-ad-hoc.ts';
import { bureauRules } from './zh-bureau-rules.ts';
import { verdicts } from './zh-verdicts.ts';
import { visitRecords } from './zh-visit-record.ts';
import { cards } from './zh-cards.ts';
import { consents } from './zh-consent.ts';
import { moreConsents } from './zh-consent-more.ts';
import { corrections } from './zh-correction.ts';
import { disclosures } from './zh-disclosure.ts';
import { credit } from './zh-credit.ts';
import { casePages } from './zh-case-pages.ts';
import { cases } from './zh-cases.ts';
import { reactions } from './zh-reaction.ts';
import { drawSheet } from './zh-draw-sheet.ts';
import { field } from './zh-field.ts';
import { exclusions } from './zh-exclusions.ts';
import { health } from './zh-health.ts';
import { checks } from './zh-checks.ts';
import { deskChat } from './zh-desk-chat.ts';
import { inbox } from './zh-inbox.ts';
import { imports } from './zh-imports.ts';
import { joint } from './zh-joint.ts';
import { jointWork } from './zh-joint-work.ts';
import { frequency } from './zh-frequency.ts';
import { figuresOfWork } from './zh-kpi.ts';
import { objections } from './zh-objections.ts';
import { merging } from './zh-merge.ts';
import { messages } from './zh-messages.ts';
import { planning } from './zh-plan.ts';
import { planPages } from './zh-planning.ts';
import { portal } from './zh-portal.ts';
import { duties } from './zh-duties.ts';
import { portalIntake } from './zh-portal-intake.ts';
import { profiles } from './zh-profile.ts';
import { refusals } from './zh-refusals.ts';
import { routes } from './zh-routes.ts';
import { setUp } from './zh-set-up.ts';
import { statistics } from './zh-statistics.ts';
import { staffing } from './zh-staffing.ts';
import { events } from './zh-events.ts';
import { panel } from './zh-panel.ts';
import { registryPages } from './zh-registry-pages.ts';
import { registryWords } from './zh-registry-words.ts';
import { registries } from './zh-registries.ts';
import { sources } from './zh-sources.ts';
import { snoozing } from './zh-snooze.ts';
import { pushes } from './zh-push.ts';
import { tableWords } from './zh-tables.ts';
import { terms } from './zh-terms.ts';
import { trail } from './zh-trail.ts';

/** Every text of chat, panel and portal; Chinese is the source and English is typed by it. */
export const zh = {
  ...terms,
  ...trail,
  ...duties,
  ...profiles,
  ...refusals,
  ...registries,
  ...registryWords,
  ...registryPages,
  ...routes,
  ...setUp,
  ...staffing,
  ...statistics,
  ...cards,
  ...consents,
  ...moreConsents,
  ...corrections,
  ...disclosures,
  ...credit,
  ...casePages,
  ...cases,
  ...reactions,
  ...drawSheet,
  ...accounts,
  ...archives,
  ...diligence,
  ...checkpointPages,
  ...deputies,
  ...me,
  ...adHoc,
  ...bureauRules,
  ...exclusions,
  ...field,
  ...health,
  ...checks,
  ...deskChat,
  ...inbox,
  ...imports,
  ...joint,
  ...jointWork,
  ...frequency,
  ...figuresOfWork,
  ...merging,
  ...objections,
  ...messages,
  ...planning,
  ...planPages,
  ...portal,
  ...portalIntake,
  ...events,
  ...panel,
  ...sources,
  ...snoozing,
  ...pushes,
  ...tableWords,
  ...verdicts,
  ...visitRecords,
};

export type Messages = typeof zh;
