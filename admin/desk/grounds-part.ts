import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Texts } from '../visitor.ts';

/** R-145: boxes for how a subject did not co-operate, as the rules list it; nothing where they list none. */
export function groundsPart(profile: Profile, name: string, t: Texts): Html | false {
  const grounds = parameter(profile, 'result.nonCoopGrounds');
  return (
    grounds.length > 0 &&
    html`<fieldset>
      <legend>${t('visit.grounds')}</legend>
      ${grounds.map(
        (one) =>
          html`<label class="choice"
            ><input type="checkbox" name="${name}" value="${one}" />
            ${t(`obstruction.${one}`)}</label
          >`,
      )}
    </fieldset>`
  );
}
