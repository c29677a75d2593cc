import type { DrawStory } from '../draw-story.ts';
import { html, type Html } from '../../html.ts';
import { drawPath } from '../paths.ts';
import type { Reader } from '../reader.ts';
import { command, ticketCommand } from './command.ts';
import { code, facts } from './facts.ts';

/** How to check this draw, with the commands filled in as far as its numbers are public. */
export function drawCheck(reader: Reader, { id, announcement, draw, ended }: DrawStory): Html {
  const { t, here } = reader;
  const file = `${drawPath(id)}.json`;
  const seed = draw?.body.seed;
  const isSealed = announcement!.body.entropy.some(({ kind }) => kind === 'secret');
  // Nothing was drawn: there is nothing to compute.
  const isAssigned = announcement!.body.kind === 'direct-assignment';
  return html`<section class="check" aria-labelledby="check">
    <h2 id="check">${t('portal.draw.check')}</h2>
    <p>${t('portal.draw.check.hash')}</p>
    ${facts([[t('portal.hash'), code(announcement!.hash)]])}
    ${command(`curl -sO ${new URL(file, here).href}`, `sha256sum ${id}.json`)}
    <p><a class="button" href="${file}" download>${t('portal.json')}</a></p>
    ${
      !announcement!.body.kind &&
      !(ended && !draw) &&
      html`<p>
          ${t('portal.draw.check.ticket')}
          ${!seed && t(isSealed ? 'portal.draw.check.sealed' : 'portal.draw.check.unsealed')}
        </p>
        ${command(ticketCommand(seed ?? '$SEED_HEX', '$ID'))}`
    }
    ${!isAssigned && html`<p><a href="/verify">${t('verify.link')}</a></p>`}
    <p><a href="/how-to-verify">${t('portal.draw.check.more')}</a></p>
  </section>`;
}
