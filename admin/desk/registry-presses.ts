import { addFlag } from '../../usecases/flag/add.ts';
import { endFlag } from '../../usecases/flag/end.ts';
import { endJointPool } from '../../usecases/joint-pool/end.ts';
import { proposeJointPool } from '../../usecases/joint-pool/propose.ts';
import { amendSubject } from '../../usecases/registry/amend-subject.ts';
import { registerSubject } from '../../usecases/registry/register-subject.ts';
import { retireSubject } from '../../usecases/registry/retire-subject.ts';
import { holdVerdict } from '../../usecases/verdict/hold.ts';
import { type Fields, type Press, press, text, texts } from './press.ts';

const hub = '/desk/registry';
const subjectAt = ({ id }: Record<string, string>) => `${hub}/subjects/${id}`;

/** What every form about the registries shares: where a refusal is recorded and shown. */
export const sharedBy = (
  type: string,
  action: Press['action'],
  back: Press['back'] = () => hub,
): Pick<Press, 'action' | 'back' | 'about'> => ({
  action,
  back,
  about: async ({ id }, { actor }) => ({ type, id: id ?? 'new', unitPath: actor.unitPath }),
});

/** The given fields that are not empty, by their names. */
export const filled = (fields: Fields, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, text(fields, name)]).filter(([, value]) => value));

const verdictOf = (fields: Fields) => text(fields, 'verdict') as 'approve';
const subjectTexts = [
  'category',
  'subtype',
  'scale',
  'address',
  'businessScope',
  'principal',
] as const;

const subjectFields = (fields: Fields) => ({
  name: text(fields, 'name'),
  kind: text(fields, 'kind') as 'other',
  keyPool: text(fields, 'keyPool') === '1',
  ...filled(fields, ['telephone']),
});

/** The buttons about subjects, their flags and joint registries, by the path that they post to. */
export const registryPresses = {
  '/registry/subjects': press({
    ...sharedBy('subject', 'registry.register'),
    run: async (command, fields) => {
      const { subjectId } = await registerSubject(command, {
        unitId: text(fields, 'unitId'),
        uscc: text(fields, 'uscc'),
        fields: {
          category: '',
          ...filled(fields, subjectTexts),
          ...subjectFields(fields),
          status: text(fields, 'status') as '存续',
        },
        reason: text(fields, 'reason'),
      });
      return { done: 'panel.done.registered', to: `${hub}/subjects/${subjectId}` };
    },
  }),
  '/registry/subjects/:id/amend': press({
    ...sharedBy('subject', 'registry.amend', subjectAt),
    run: async (command, fields, { id }) => {
      const texts = [...subjectTexts, 'jurisdiction'].map((name) => [name, text(fields, name)]);
      await amendSubject(command, {
        subjectId: id ?? '',
        changes: { ...Object.fromEntries(texts), ...subjectFields(fields) },
        unitId: text(fields, 'unitId'),
        reason: text(fields, 'reason'),
        ...filled(fields, ['effectiveOn']),
      });
      return { done: 'panel.done.amended' };
    },
  }),
  '/registry/subjects/:id/retire': press({
    ...sharedBy('subject', 'registry.retire', subjectAt),
    run: async (command, fields, { id }) => {
      await retireSubject(command, {
        subjectId: id ?? '',
        status: text(fields, 'status') as '注销',
        reason: text(fields, 'reason'),
        knowsVisits: text(fields, 'knowsVisits') === '1',
        ...filled(fields, ['effectiveOn']),
      });
      return { done: 'panel.done.retired' };
    },
  }),
  '/registry/subjects/:id/flags': press({
    ...sharedBy('subject', 'flag.add', subjectAt),
    run: async (command, fields, { id }) => {
      await addFlag(command, {
        subjectId: id ?? '',
        kind: text(fields, 'kind') as 'grade',
        value: text(fields, 'value'),
        source: text(fields, 'source'),
        reason: text(fields, 'reason'),
        evidence: text(fields, 'evidence'),
        evidenceIds: texts(fields, 'evidenceIds'),
        responsible: text(fields, 'responsible'),
        startsOn: text(fields, 'startsOn'),
        ...filled(fields, ['endsOn']),
      });
      return { done: 'panel.done.flag' };
    },
  }),
  '/registry/flags/:id/decide': press({
    ...sharedBy('flag', 'flag.decide'),
    run: async (command, fields, { id }) => {
      const reason = text(fields, 'reason');
      const given = { id: id ?? '', verdict: verdictOf(fields), reason };
      await holdVerdict(command, { type: 'flag', ...given });
      return { done: 'panel.done.held' };
    },
  }),
  '/registry/flags/:id/end': press({
    ...sharedBy('flag', 'flag.end'),
    run: async (command, fields, { id }) => {
      const given = { endsOn: text(fields, 'endsOn'), reason: text(fields, 'reason') };
      await endFlag(command, { flagId: id ?? '', ...given });
      return { done: 'panel.done.flag-ended' };
    },
  }),
  '/registry/joint-pools': press({
    ...sharedBy('pool-agreement', 'joint-pool.propose'),
    run: async (command, fields) => {
      await proposeJointPool(command, {
        unitId: text(fields, 'unitId'),
        partnerId: text(fields, 'partnerId'),
        reason: text(fields, 'reason'),
      });
      return { done: 'panel.done.joint-pool' };
    },
  }),
  '/registry/joint-pools/:id/consent': press({
    ...sharedBy('pool-agreement', 'joint-pool.consent'),
    run: async (command, fields, { id }) => {
      const reason = text(fields, 'reason');
      const given = { id: id ?? '', verdict: verdictOf(fields), reason };
      await holdVerdict(command, { type: 'pool-agreement', ...given });
      return { done: 'panel.done.held' };
    },
  }),
  '/registry/joint-pools/:id/end': press({
    ...sharedBy('pool-agreement', 'joint-pool.end'),
    run: async (command, fields, { id }) => {
      await endJointPool(command, { agreementId: id ?? '', reason: text(fields, 'reason') });
      return { done: 'panel.done.joint-pool-ended' };
    },
  }),
};
