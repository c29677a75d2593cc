import { type Html, html } from '../html.ts';
import { minuteOf } from '../domain/day.ts';
import { noticeParts, type SaidClause, type SubjectNotice } from '../domain/subject-notice.ts';
import { type Locale, type TextKey, translateAny } from '../locales/translate.ts';
import { qrCode } from '../qr.ts';
import { rows, signatures } from './sheet.ts';

/** How a notice was handed over, where it was. */
export type Delivery = {
  number: number;
  hash: string;
  way: string;
  recipient: string;
  capacity: string;
  witness: string;
  deliveredAt: string;
};

/** 检查告知书, as it is handed to the subject: duties, rights, discipline, complaints, and its proof of delivery. */
export function noticeSheet(notice: SubjectNotice, locale: Locale, delivery?: Delivery): Html {
  const t = textsIn(locale);
  const { bureau, startsOn: from, endsOn: to, at, subject } = notice;
  return html`<h1>${t('sheet.notice.title')}</h1>
    <p class="number">${t('sheet.notice.number')} <code>${notice.inspection}</code></p>
    <p>${t('sheet.notice.to', { subject: subject.name })}</p>
    <p>
      ${t('sheet.notice.opening', { bureau, from, to })}
      ${at && t('sheet.notice.at', { at: minuteOf(new Date(at)) })}
    </p>
    ${factsOf(notice, t, joiner[locale])} ${noticeParts.map((part) => partOf(notice, part, t))}
    <section class="complaint">
      <div>
        <h2>${t('sheet.notice.complaint')}</h2>
        <p>${t('sheet.notice.complaint.how')}</p>
        <p class="address">${notice.complaint}</p>
      </div>
      ${qrCode(notice.complaint, t('sheet.notice.qr'))}
    </section>
    ${receipt(t, delivery)}`;
}

type Texts = (key: TextKey, vars?: Record<string, string | number>) => string;

const textsIn =
  (locale: Locale): Texts =>
  (key, vars) =>
    translateAny(locale, key, vars);

// How a language strings names together.
const joiner: Record<Locale, string> = { 'zh-CN': '、', en: ', ' };

function factsOf(
  { subject, tasks, items, unit, team }: SubjectNotice,
  t: Texts,
  between: string,
): Html {
  const member = ({ name, licenceNo }: SubjectNotice['team'][number]) =>
    t('sheet.notice.member', { name, licence: licenceNo || '–' });
  return rows([
    [t('sheet.notice.subject'), html`${subject.name} <code>${subject.uscc}</code>`],
    [t('sheet.notice.address'), subject.address],
    [t('sheet.notice.tasks'), tasks.join(between)],
    [t('sheet.notice.items'), items.join(between)],
    [t('sheet.notice.unit'), unit],
    [t('sheet.notice.team'), team.map(member).join(between)],
  ]);
}

function partOf(notice: SubjectNotice, part: SaidClause['part'], t: Texts): Html {
  const said = notice.clauses.filter((one) => one.part === part);
  return html`<section>
    <h2>${t(`sheet.notice.${part}`)}</h2>
    <ol>
      ${said.map(
        (one) =>
          html`<li>
            ${wordsOf(one, notice, t)}${one.article && html` <small>(${one.article})</small>`}
          </li>`,
      )}
    </ol>
  </section>`;
}

function wordsOf({ part, clause }: SaidClause, notice: SubjectNotice, t: Texts): string {
  const { grounds, objection: url } = notice;
  if (clause === 'consequence') {
    if (grounds.length === 0) return t('notice.duties.consequence.plain');
    const named = grounds.map((ground) => t(`obstruction.${ground}` as TextKey));
    return t('notice.duties.consequence', { grounds: named.join('; ') });
  }
  return t(`notice.${part}.${clause}` as TextKey, { url });
}

// Before it is delivered there are places to sign; afterwards it says how it was.
function receipt(t: Texts, delivery?: Delivery): Html {
  if (!delivery) {
    const places = ['recipient', 'date', 'witness'] as const;
    return html`<section class="receipt">
      <h2>${t('sheet.notice.receipt')}</h2>
      ${signatures(places.map((place) => t(`sheet.notice.${place}`)))}
      <p class="soft unprinted">${t('sheet.notice.draft')}</p>
    </section>`;
  }
  const { number, hash, way, recipient, capacity, witness, deliveredAt } = delivery;
  const vars = {
    number,
    recipient,
    at: minuteOf(new Date(deliveredAt)),
    way: t(`delivery-way.${way}` as TextKey),
    capacity: t(`capacity.${capacity}` as TextKey),
  };
  return html`<section class="receipt">
    <h2>${t('sheet.notice.receipt')}</h2>
    <p>
      ${t('sheet.notice.copy', vars)}${witness && html` ${t('visit.record.witness', { witness })}`}
    </p>
    <p class="soft hash">${t('sheet.notice.hash', { hash })}</p>
  </section>`;
}
