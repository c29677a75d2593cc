import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Answers } from '../points.ts';
import { box, choice } from './controls.ts';
import type { textsIn } from './visitor.ts';

type T = ReturnType<typeof textsIn>;

/**
 * How it was checked, what was found, and what goes with the finding. Without scripts all of it is there; a browser
 * that can shows grounds and measures where the finding asks for them.
 */
export function conclusionFields(profile: Profile, values: Answers, t: T): Html {
  const ticked = (name: string) => (values[name] ?? '').split(',');
  const boxesOf = (
    name: string,
    group: 'method' | 'obstruction' | 'spot-measure',
    all: readonly string[],
  ) =>
    all.map((one) =>
      box(name, one, t(`${group}.${one}` as 'method.site'), ticked(name).includes(one)),
    );
  const allowed = parameter(profile, 'exec.methods');
  const usual = values['methods'] === undefined && allowed.includes('site') ? 'site' : undefined;
  const grounds = parameter(profile, 'result.nonCoopGrounds');
  const measures = parameter(profile, 'exec.measures');
  return html`<fieldset>
      <legend>${t('visit.methods')}</legend>
      ${allowed.map((one) =>
        box('methods', one, t(`method.${one}`), one === usual || ticked('methods').includes(one)),
      )}
    </fieldset>
    <fieldset>
      <legend>${t('visit.finding')}</legend>
      ${parameter(profile, 'result.codes').map((code) =>
        choice('finding', code, t(`finding.${code}`), {
          required: true,
          chosen: values['finding'] === code,
        }),
      )}
      ${parameter(profile, 'result.directPath') && html`<p class="muted">${t('visit.direct-hint')}</p>`}
    </fieldset>
    ${
      grounds.length > 0 &&
      html`<fieldset class="grounds">
        <legend>${t('visit.grounds')}</legend>
        ${boxesOf('grounds', 'obstruction', grounds)}
      </fieldset>`
    }
    ${
      measures.length > 0 &&
      html`<fieldset class="measures">
        <legend>${t('visit.measures')}</legend>
        ${boxesOf('measures', 'spot-measure', measures)}
      </fieldset>`
    }`;
}
