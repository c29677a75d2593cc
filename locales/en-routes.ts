type V = Record<string, string | number>;

/** Texts of a task that several units carry out, each in its own jurisdiction. */
export const routes = {
  'refusal.subject-unroutable': ({ count, codes }: V) =>
    `The list cannot be frozen: no executing unit would visit ${count} of the subjects that can be drawn: ${codes}${Number(count) > 5 ? ' and others' : ''}. Complete their jurisdiction in the registry, or set the task up anew with a unit for it.`,
  'refusal.route-repeated': ({ area }: V) =>
    `The same jurisdiction${area ? ` (${area})` : ''} has one executing unit only.`,
  'refusal.route-outside-bureau': ({ unit, bureau }: V) =>
    `${unit} does not belong to ${bureau} and cannot carry this task out.`,
  'refusal.nothing-to-match': (_: V) => 'All visits of your unit have their inspectors.',
  'panel.routes.form': () => 'Several executing units, by jurisdiction',
  'panel.routes.form.lead': () =>
    'Name the unit that visits the subjects of each jurisdiction; it also matches their inspectors. Where nothing is named, the executing unit above visits everybody; otherwise it answers for the task as a whole.',
  'panel.routes.fill': () => 'Fill in each unit for its own subjects',
  'panel.routes.by-unit': () => 'Units that keep subjects in the registry, with those below them',
  'panel.routes.by-unit.hint': () => 'What is named for a unit below goes first.',
  'panel.routes.by-area': () => 'Jurisdictions as the registry names them (before the units)',
  'panel.routes.by-prefix': () => 'Jurisdictions whose names begin alike',
  'panel.routes.prefix': ({ number }: V) => `Beginning of the name ${number}`,
  'panel.routes.prefix-to': ({ number }: V) => `Executing unit for beginning ${number}`,
  'panel.routes.nobody': () => '(not named)',
  'panel.routes.title': () => 'Executing units',
  'panel.routes.lead': () => 'Unit in charge',
  'panel.routes.where': () => 'Jurisdiction',
  'panel.routes.area': ({ area }: V) => `Jurisdiction “${area}”`,
  'panel.routes.under': ({ unit }: V) => `Kept by ${unit}`,
  'panel.routes.candidates': () => 'Can be drawn',
  'panel.routes.visits': () => 'Inspections',
  'panel.routes.preview': () => 'Subjects by executing unit',
  'panel.routes.unroutable': ({ count, codes }: V) =>
    `No executing unit would visit ${count} subject${Number(count) === 1 ? '' : 's'}: ${codes}${Number(count) > 5 ? ' and others' : ''}. Name a unit for their jurisdiction before the list is frozen.`,
  'panel.routes.others': ({ count }: V) =>
    `${count} inspection${Number(count) === 1 ? '' : 's'} of other executing units are not listed here.`,
};
