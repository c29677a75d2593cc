import { visitEnds } from './en-visit-ends.ts';
import { checkForms } from './en-check-forms.ts';
import { formPages } from './en-form-pages.ts';

type V = Record<string, string | number>;

const cite = (rule?: string | number) => (rule ? ` (${rule})` : '');

/** Texts of the registries: changes by hand, flags, people who come and go, their history. */
export const registries = {
  ...visitEnds,
  ...checkForms,
  ...formPages,
  'refusal.effective-outside': ({ earliest, today }: V) =>
    `The effective day must lie between ${earliest} and ${today}: not before the last change took effect, and not in the future.`,
  'refusal.flag-standing': ({ since }: V) =>
    `The subject has a flag of this kind already, since ${since}. End it first, or begin later.`,
  'refusal.flag-over': (_: V) => 'This flag is not in force or has been ended.',
  'refusal.flag-needs-end': (_: V) => 'Blacklisting needs a last day.',
  'refusal.grade-not-ruled': ({ category, grade, rule }: V) =>
    `${category} has no grade ${grade}${cite(rule)}.`,
  'refusal.kind-not-ruled': ({ rule }: V) =>
    `The registry of this bureau holds no subjects of this kind${cite(rule)}.`,
  'refusal.key-pool-not-ruled': ({ rule }: V) =>
    `This bureau keeps no registry of key subjects${cite(rule)}.`,
  'refusal.code-invalid': ({ field }: V) =>
    `The check digit of ${field} is wrong: please compare with the original.`,
  'refusal.already-registered': ({ name }: V) =>
    `In the registry already: ${name}. Please change that record.`,
  'refusal.still-visited': ({ codes }: V) =>
    `This subject has open visits: ${codes}. They are not affected; please confirm that you know of them.`,
  'refusal.staff-not-ruled': ({ rule }: V) =>
    `People of this category are no inspectors of this bureau${cite(rule)}.`,
  'refusal.visits-begun': ({ codes }: V) =>
    `They have come to visits that are not signed yet: ${codes}. These have to be signed first.`,
  'refusal.not-in-service': (_: V) => 'They have left the service already.',
  'refusal.interest-known': (_: V) => 'This interest of theirs is on file already.',
  'refusal.joint-pool-not-ruled': ({ rule }: V) =>
    `The rules of this bureau know no joint registry${cite(rule)}.`,
  'refusal.joint-pool-related': ({ first, second }: V) =>
    `${first} and ${second} must be two units of one bureau, neither of which is part of the other.`,
  'refusal.joint-pool-standing': (_: V) =>
    'These two units have an agreement or a request already.',
  'filter.not-staff': () => "not among the bureau's inspectors",
  'filter.incomplete': () => 'required fields missing',
};
