import { database } from '../../db/data-source.ts';
import type { ConsentFacts } from '../../db/queries/card-facts-consent.ts';
import { waitingConsents } from '../../db/queries/waiting-consents.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';

/** Marks on subjects, rules of a bureau and joint registries that wait for this person's consent. */
export async function consentLines({ actor, t }: Visitor): Promise<Html[]> {
  const waiting = await waitingConsents(database().manager, actor);
  return waiting.flatMap((one) => {
    const about = aboutOf(one);
    return about === null
      ? []
      : [
          html`<li>
            <a href="/desk/requests#${one.id}">${t(`about.${one.matter}`)}</a> <span>${about}</span>
          </li>`,
        ];
  });
}

// Plans, exclusions, campaigns and draws ordered apart have lines of their own.
function aboutOf(one: ConsentFacts): string | null {
  if (one.matter === 'flag') return one.subject;
  if (one.matter === 'profile') return `${one.name} ${one.number}`;
  return one.matter === 'pool-agreement' ? `${one.unit} + ${one.partner}` : null;
}
