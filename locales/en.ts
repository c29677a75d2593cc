import { accounts } from './en-accounts.ts';
import { archives } from './en-archive.ts';
import { diligence } from './en-diligence.ts';
import { checkpointPages } from './en-checkpoints.ts';
import { deputies } from './en-deputy.ts';
import { me } from './en-me.ts';
import { adHoc } from './en-ad-hoc.ts';
import { bureauRules } from './en-bureau-rules.ts';
import { verdicts } from './en-verdicts.ts';
import { visitRecords } from './en-visit-record.ts';
import { cards } from './en-cards.ts';
import { consents } from './en-consent.ts';
import { moreConsents } from './en-consent-more.ts';
import { corrections } from './en-correction.ts';
import { disclosures } from './en-disclosure.ts';
import { credit } from './en-credit.ts';
import { casePages } from './en-case-pages.ts';
import { cases } from './en-cases.ts';
import { reactions } from './en-reaction.ts';
import { drawSheet } from './en-draw-sheet.ts';
import { field } from './en-field.ts';
import { exclusions } from './en-exclusions.ts';
import { health } from './en-health.ts';
import { checks } from './en-checks.ts';
import { deskChat } from './en-desk-chat.ts';
import { inbox } from './en-inbox.ts';
import { imports } from './en-imports.ts';
import { joint } from './en-joint.ts';
import { jointWork } from './en-joint-work.ts';
import { frequency } from './en-frequency.ts';
import { figuresOfWork } from './en-kpi.ts';
import { objections } from './en-objections.ts';
import { merging } from './en-merge.ts';
import { messages } from './en-messages.ts';
import { planning } from './en-plan.ts';
import { planPages } from './en-planning.ts';
import { portal } from './en-portal.ts';
import { duties } from './en-duties.ts';
import { portalIntake } from './en-portal-intake.ts';
import { profiles } from './en-profile.ts';
import { refusals } from './en-refusals.ts';
import { routes } from './en-routes.ts';
import { setUp } from './en-set-up.ts';
import { statistics } from './en-statistics.ts';
import { staffing } from './en-staffing.ts';
import { events } from './en-events.ts';
import { panel } from './en-panel.ts';
import { registryPages } from './en-registry-pages.ts';
import { registryWords } from './en-registry-words.ts';
import { registries } from './en-registries.ts';
import { sources } from './en-sources.ts';
import { snoozing } from './en-snooze.ts';
import { pushes } from './en-push.ts';
import { tableWords } from './en-tables.ts';
import { terms } from './en-terms.ts';
import { trail } from './en-trail.ts';
import type { Messages } from './zh.ts';

/** English texts: a key that Chinese has and this lacks does not compile. */
export const en: Messages = {
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
